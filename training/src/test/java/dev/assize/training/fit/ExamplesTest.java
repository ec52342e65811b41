package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class ExamplesTest {
    private static final FloatRows INPUTS = FloatRows.adopt(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

    @Test
    void knowsItsShape() {
        FloatRows pictures = FloatRows.adopt(new float[24], 2, 3, 2, 2);

        assertThat(pictures.rows()).isEqualTo(2);
        assertThat(pictures.axes()).containsExactly(3, 2, 2);
        assertThat(pictures.batch().axes()).containsExactly(3, 2, 2);
        assertThat(INPUTS.flat(3)).isEqualTo(4);
    }

    @Test
    void refusesNumbersThatDoNotFillTheShape() {
        assertThatThrownBy(() -> FloatRows.adopt(new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows of shape [2, 3] need 6 numbers, got 5; the first axis counts the rows");
        assertThatThrownBy(() -> FloatRows.adopt(new float[0])).hasMessageContaining("need -1 numbers, got 0");
        assertThatThrownBy(() -> FloatRows.adopt(new float[6], -2, -3)).hasMessageContaining("need 0 numbers, got 6");
    }

    @Test
    void takesMasksOfSequencesOnly() {
        FloatRows sequences = FloatRows.adopt(new float[12], 2, 3, 2);
        FloatRows mask = FloatRows.adopt(new float[] {1, 0, 1, 1}, 2, 2);

        assertThat(sequences.withMask(mask).batch().rows()).isEqualTo(2);
        assertThatThrownBy(() -> INPUTS.withMask(mask))
                .hasMessage(
                        "a mask of shape [2, 2] was given for rows of shape [3, 2]; sequences [rows, features, time] "
                                + "take a mask [rows, time]");
    }

    @Test
    void digestsTellEveryBitApart() {
        float[] many = new float[200_000];
        FloatRows rows = FloatRows.adopt(many.clone(), 100_000, 2);
        many[199_999] = Float.MIN_VALUE;

        assertThat(FloatRows.adopt(new float[200_000], 100_000, 2).digest()).isEqualTo(rows.digest());
        assertThat(FloatRows.adopt(many, 100_000, 2).digest()).isNotEqualTo(rows.digest());
        assertThat(FloatRows.adopt(new float[200_000], 50_000, 4).digest()).isNotEqualTo(rows.digest());
        FloatRows sequences = FloatRows.adopt(new float[4], 1, 2, 2);
        FloatRows masked = sequences.withMask(FloatRows.adopt(new float[] {1, 0}, 1, 2));
        assertThat(masked.digest()).isNotEqualTo(sequences.digest());
    }

    @Test
    void digestOfExamplesCoversTargetsAndWeights() {
        Examples examples = Examples.ofClasses(INPUTS, new int[] {0, 1, 0}, 2);

        assertThat(Examples.ofClasses(INPUTS, new int[] {0, 1, 0}, 2).digest()).isEqualTo(examples.digest());
        assertThat(Examples.ofClasses(INPUTS, new int[] {0, 1, 1}, 2).digest()).isNotEqualTo(examples.digest());
        assertThat(Examples.ofClasses(INPUTS, new int[] {0, 1, 0}, 3).digest()).isNotEqualTo(examples.digest());
        assertThat(Examples.ofLogistic(INPUTS, new int[] {0, 1, 0}).digest()).isNotEqualTo(examples.digest());
        assertThat(examples.withWeights(new float[] {1, 1, 2}).digest()).isNotEqualTo(examples.digest());
        assertThat(examples.withLossUnit(4).digest()).isNotEqualTo(examples.digest());
    }

    @Test
    void refusesLabelsOutsideOfTheClasses() {
        assertThatThrownBy(() -> Examples.ofClasses(INPUTS, new int[] {0, 2, 1}, 2))
                .hasMessage("row 1 has label 2; there are classes 0 to 1, so check the label column or the number of "
                        + "classes");
        assertThatThrownBy(() -> Examples.ofLogistic(INPUTS, new int[] {0, -1, 1}))
                .hasMessageStartingWith("row 1 has label -1; there are classes 0 to 1");
    }

    @Test
    void refusesPartsOfDifferentLength() {
        assertThatThrownBy(() -> Examples.ofClasses(INPUTS, new int[2], 2))
                .hasMessage("an input of 3 rows stands beside targets of 2 rows; give one for each row");
        assertThatThrownBy(() -> Examples.of(List.of(INPUTS), List.of(INPUTS, FloatRows.adopt(new float[2], 2, 1))))
                .hasMessage("a target of 2 rows stands beside targets of 3 rows; give one for each row");
        assertThatThrownBy(() -> Examples.of(List.of(), List.of(INPUTS)))
                .hasMessage("examples of 0 inputs and 1 targets were given; give at least one of each");
        assertThatThrownBy(() -> Examples.ofNumbers(FloatRows.adopt(new float[0], 0, 2), new float[0]))
                .hasMessage("examples without rows were given; give at least one row to learn from");
    }

    @Test
    void refusesWeightsThatCannotBe() {
        Examples examples = Examples.ofNumbers(INPUTS, new float[3]);

        assertThatThrownBy(() -> examples.withWeights(new float[] {1, -1, 1}))
                .hasMessage("the weight of row 1 is -1.0; weights are finite and 0 or more");
        assertThatThrownBy(() -> examples.withWeights(new float[] {1, Float.NaN, 1}))
                .hasMessageContaining("row 1 is NaN");
        assertThatThrownBy(() -> examples.withWeights(new float[3]))
                .hasMessage("all 3 weights are 0, so there is nothing to learn from; give one row a weight");
        assertThatThrownBy(() -> examples.withWeights(new float[2])).hasMessageContaining("weights of 2 rows");
    }

    @Test
    void smoothsClasses() {
        Targets three = new Targets.Classes(new int[] {2, 0}, 3, 3);
        Targets logistic = new Targets.Classes(new int[] {1, 0}, 2, 1);

        assertThat(numbers(three.batches(0.3).get(0), 3)).containsExactly(0.1f, 0.1f, 0.8f, 0.8f, 0.1f, 0.1f);
        assertThat(numbers(logistic.batches(0.2).get(0), 1)).containsExactly(0.9f, 0.1f);
        assertThatThrownBy(() -> new Targets.Numbers(List.of(INPUTS)).batches(0.1))
                .hasMessage("label smoothing of 0.1 needs targets made by ofClasses; smooth numbers before they are "
                        + "handed in");
    }

    /** A network of the identity alone gives its inputs out again. */
    private static float[] numbers(Batch batch, int units) {
        MultiLayerNetwork copy = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ActivationLayer(Activation.IDENTITY))
                .setInputType(InputType.feedForward(units))
                .build());
        copy.init();
        double[] read = Plan.of(copy, Precision.FLOAT).predict(batch).toArray();
        float[] numbers = new float[read.length];
        for (int i = 0; i < read.length; i++) {
            numbers[i] = (float) read[i];
        }
        return numbers;
    }

    @Test
    void countsHits() {
        Targets three = new Targets.Classes(new int[] {2, 0}, 3, 3);
        Tensor scores = Tensor.of(new double[] {0.2, 0.2, 0.6, 0.5, 0.5, 0}, 2, 3);
        Targets logistic = new Targets.Classes(new int[] {1, 0}, 2, 1);
        Tensor chances = Tensor.of(new double[] {0.4, 0.5}, 2, 1);

        assertThat(three.isHit(0, scores, 0)).isTrue();
        assertThat(three.isHit(1, scores, 1)).isTrue(); // of two equal scores the first counts
        assertThat(logistic.isHit(0, chances, 0)).isFalse();
        assertThat(logistic.isHit(1, chances, 1)).isTrue();
        assertThat(new Targets.Numbers(List.of(INPUTS)).isHit(0, scores, 0)).isFalse();
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> FitOptions.defaults().withEpochs(0))
                .hasMessage(
                        "a training of 0 epochs with batches of 256 rows makes no sense; both numbers are at least 1");
        assertThatThrownBy(() -> FitOptions.defaults().withBatchSize(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stopping(-1, 0, true))
                .hasMessage("a patience of -1 epochs and a minimum improvement of 0.0 make no sense; both are finite "
                        + "numbers of 0 or more");
        assertThatThrownBy(() -> new Stopping(1, Double.NaN, true)).isInstanceOf(IllegalArgumentException.class);
        for (double smoothing : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> new StepOptions(smoothing, OptionalDouble.empty()))
                    .hasMessageStartingWith("a label smoothing of " + smoothing);
        }
        for (double norm : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> new StepOptions(0, OptionalDouble.of(norm)))
                    .hasMessageContaining("a largest norm of OptionalDouble[" + norm + "]");
        }
    }

    @Test
    void ordersCoverEachRowOnce() {
        RowOrder order = RowOrder.shuffled(10, 4, new Seed(3));

        assertThat(order.steps()).isEqualTo(3);
        int[] all = new int[10];
        int at = 0;
        for (int step = 0; step < 3; step++) {
            int[] rows = order.rowsOf(step);
            assertThat(rows.length).isBetween(3, 4);
            System.arraycopy(rows, 0, all, at, rows.length);
            at += rows.length;
        }
        assertThat(order.start(3)).isEqualTo(10);
        assertThat(Arrays.stream(all).sorted().toArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(RowOrder.steps(7, 7)).isEqualTo(1);
        assertThat(RowOrder.steps(7, Integer.MAX_VALUE)).isEqualTo(1);
    }
}
