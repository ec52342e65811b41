package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class RowPricesTest {
    private static final int ROWS = 7;
    private static final int[] CELLS = {0, 1, RowPrices.FREE, 2, 0, 1, 2};
    private static final double STEP = 1e-5;

    private static Twin vectors(LossFunction loss, Activation activation, int units) {
        List<Layer> layers = List.of(
                new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build(),
                new OutputLayer.Builder(loss).nOut(units).activation(activation).build());
        return Twin.of(InputType.feedForward(4), DataType.DOUBLE, ROWS, layers);
    }

    private static Twin softmax() {
        return vectors(LossFunction.MCXENT, Activation.SOFTMAX, 3);
    }

    private static RowPrices.Tariff tariff(int favorable, double sharpness) {
        RowPrices.Tariff tariff = new RowPrices.Tariff(3, favorable, sharpness);
        tariff.set(0, 0.7);
        tariff.set(1, -1.3);
        tariff.set(2, 2.5);
        return tariff;
    }

    private static Plan plan(Twin twin) {
        return Plan.of(
                twin.network,
                PlanOptions.defaults(Precision.DOUBLE).withLanes(2).withLaneRows(2));
    }

    private static double[] softDecisions(double[] output, int units, int favorable, double sharpness) {
        double[] soft = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            if (units == 1) {
                double odds = output[row] / (1 - output[row]);
                double other = Math.pow(odds, favorable == 1 ? -sharpness : sharpness);
                soft[row] = 1 / (1 + other);
            } else {
                double sum = 0;
                for (int k = 0; k < units; k++) {
                    sum += Math.pow(output[row * units + k], sharpness);
                }
                soft[row] = Math.pow(output[row * units + favorable], sharpness) / sum;
            }
        }
        return soft;
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 1, 1", "1, 0, 2.5", "1, 1, 2.5", "3, 0, 1", "3, 2, 1", "3, 1, 2.5"})
    void addsPriceTimesSoftDecision_andItsGradient(int units, int favorable, double sharpness) {
        Twin twin = units == 1 ? vectors(LossFunction.XENT, Activation.SIGMOID, 1) : softmax();
        Plan plan = plan(twin);
        RowPrices.Tariff tariff = tariff(favorable, sharpness);
        Batch targets = twin.targetBatch().withPrices(RowPrices.of(CELLS, tariff));
        double[] plain = plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] losses = plan.train(twin.batch(), targets, 1);
        double[] gradient = plan.gradient();

        double[] soft = softDecisions(twin.output(), units, favorable, sharpness);
        for (int row = 0; row < ROWS; row++) {
            double price = CELLS[row] == RowPrices.FREE ? 0 : tariff.price(CELLS[row]);
            assertThat(losses[row]).isCloseTo(plain[row] + price * soft[row], within(1e-12));
            assertThat(targets.prices().orElseThrow().softDecision(row)).isCloseTo(soft[row], within(1e-12));
        }
        double[] parameters = plan.parameters();
        for (int i = 0; i < parameters.length; i += 3) {
            double quotient =
                    (sum(plan, twin, targets, parameters, i, STEP) - sum(plan, twin, targets, parameters, i, -STEP))
                            / (2 * STEP);
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(quotient, within(1e-7 * (1 + Math.abs(quotient))));
        }
    }

    private static double sum(Plan plan, Twin twin, Batch targets, double[] parameters, int changed, double by) {
        double[] moved = parameters.clone();
        moved[changed] += by;
        plan.setParameters(moved);
        return Arrays.stream(plan.train(twin.batch(), targets, 1)).sum();
    }

    @Test
    void isMultipliedByTheWeightOfTheRow() {
        Twin twin = softmax();
        Plan plan = plan(twin);
        Batch targets = twin.targetBatch().withPrices(RowPrices.of(CELLS, tariff(1, 2)));
        double[] weights = {1, 0, 2, 0.5, 1, 3, 1};
        plan.train(List.of(twin.batch()), List.of(targets), weights, 1);
        double[] weighted = plan.gradient();

        double[] sum = new double[weighted.length];
        for (int row = 0; row < ROWS; row++) {
            plan.train(twin.batch().slice(row, row + 1), targets.slice(row, row + 1), 1);
            double[] own = plan.gradient();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[row] * own[i];
            }
        }
        Compare.close(weighted, sum, 1e-12);
    }

    @Test
    void isPartOfTheGradientThatIsClipped() {
        Twin twin = softmax();
        Plan plan = plan(twin);
        Batch targets = twin.targetBatch().withPrices(RowPrices.of(CELLS, tariff(1, 2)));
        plan.train(twin.batch(), targets, 1);
        double[] whole = plan.gradient();
        plan.trainClipped(List.of(twin.batch()), List.of(targets), Records.single(ROWS), Clipping.flat(1e6), 1);
        Compare.close(plan.gradient(), whole, 1e-11);

        double[] sum = new double[whole.length];
        for (int row = 0; row < ROWS; row++) {
            plan.train(twin.batch().slice(row, row + 1), targets.slice(row, row + 1), 1);
            double[] own = plan.gradient();
            double norm = Math.sqrt(Arrays.stream(own).map(x -> x * x).sum());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += own[i] * Math.min(1, 0.5 / norm);
            }
        }
        plan.trainClipped(List.of(twin.batch()), List.of(targets), Records.single(ROWS), Clipping.flat(0.5), 1);
        Compare.close(plan.gradient(), sum, 1e-10);
        assertThat(targets.prices().orElseThrow().softDecision(0)).isGreaterThan(0);
    }

    @Test
    void changesNothing_whenPricesAreZero() {
        Twin twin = softmax();
        Plan plan = plan(twin);
        Batch targets = twin.targetBatch().withPrices(RowPrices.of(CELLS, new RowPrices.Tariff(3, 0, 1)));
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = plan.gradient();

        assertThat(plan.train(twin.batch(), targets, 1)).containsExactly(losses);
        assertThat(plan.gradient()).containsExactly(gradient);
    }

    @Test
    void goesAlong_whenRowsAreChosen() {
        RowPrices prices = RowPrices.of(CELLS, tariff(0, 1));
        Batch chosen = softmax().targetBatch().withPrices(prices).select(new int[] {3, 3, 2});

        RowPrices own = chosen.prices().orElseThrow();
        assertThat(List.of(own.cell(0), own.cell(1), own.cell(2))).containsExactly(2, 2, RowPrices.FREE);
        assertThat(own.rows()).isEqualTo(3);
        assertThat(softmax().targetBatch().prices()).isEmpty();
    }

    @Test
    void isRefused_whereTheNetworkTellsNoClass() {
        Twin squares = vectors(LossFunction.MSE, Activation.IDENTITY, 2);
        Plan plan = plan(squares);
        assertThat(plan.takesPrices()).isFalse();
        assertThat(plan(softmax()).takesPrices()).isTrue();
        assertThat(plan(vectors(LossFunction.XENT, Activation.SIGMOID, 1)).takesPrices())
                .isTrue();
        assertThat(plan(vectors(LossFunction.XENT, Activation.SIGMOID, 2)).takesPrices())
                .isFalse();
        Batch targets = squares.targetBatch().withPrices(RowPrices.of(CELLS, tariff(0, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.train(squares.batch(), targets, 1))
                .withMessage("rows have prices for class 0, and the network ends with 2 units that do not tell it for"
                        + " whole rows; end it with softmax and cross entropy over the classes, or with one logistic"
                        + " unit and binary cross entropy");

        Twin steps = Twin.of(
                InputType.recurrent(2, 4),
                DataType.DOUBLE,
                ROWS,
                List.of(
                        new LSTM.Builder().nOut(4).activation(Activation.TANH).build(),
                        new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build()));
        Plan ofSteps = plan(steps);
        Batch ofTime = steps.targetBatch().withPrices(RowPrices.of(CELLS, tariff(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ofSteps.train(steps.batch(), ofTime, 1));
    }

    @Test
    void refusesWhatDoesNotFit() {
        RowPrices.Tariff tariff = tariff(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowPrices.of(new int[] {0, 3}, tariff))
                .withMessage("row 1 is in cell 3; the tariff has cells 0 to 2, and -1 for a row that pays nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tariff.set(1, Double.NaN))
                .withMessage("the price of cell 1 is NaN; prices are finite numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowPrices.Tariff(0, 0, 1))
                .withMessageStartingWith("a tariff of 0 cells for class 0 with sharpness 1.0 makes no sense");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> softmax().targetBatch().withPrices(RowPrices.of(new int[] {0}, tariff)))
                .withMessage("prices of 1 rows were given for 7 targets; give one for each row");
    }
}
