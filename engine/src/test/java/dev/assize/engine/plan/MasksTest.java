package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Sequences of different lengths, against DL4J and against the same sequences cut off. */
class MasksTest {
    private static final int ROWS = 6;
    private static final int STEPS = 5;
    private static final InputType SEQUENCE = InputType.recurrent(3, STEPS);
    private static final int[] LENGTHS = {5, 1, 3, 2, 5, 4};

    private static List<Layer> everyStep() {
        return List.of(lstm(), dense(), lstm(), output());
    }

    private static List<Layer> lastStep() {
        return List.of(dense(), lstm(), new LastTimeStep(lstm()), softmax());
    }

    private static List<Layer> lossLayer() {
        return List.of(
                lstm(),
                dense(),
                new RnnLossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.SIGMOID)
                        .build());
    }

    private static Layer lstm() {
        return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(3).activation(Activation.SIGMOID).build();
    }

    private static Layer output() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    /** 1 for the first steps of each row. */
    private static double[] padded(int... lengths) {
        double[] mask = new double[lengths.length * STEPS];
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(mask, row * STEPS, row * STEPS + lengths[row], 1);
        }
        return mask;
    }

    private static Batch mask(double[] steps) {
        return Batch.of(steps, steps.length / STEPS, STEPS);
    }

    private static INDArray array(double[] mask) {
        return Twin.array(mask, DataType.DOUBLE, mask.length / STEPS, STEPS);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j(List<Layer> layers, boolean targetsToo) {
        double tolerance = targetsToo ? 1e-10 : 1e-7; // DL4J rounds a masked last step to float
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] steps = padded(LENGTHS);
        Batch inputs = twin.batch().withMask(mask(steps));
        Batch targets = targetsToo ? twin.targetBatch().withMask(mask(steps)) : twin.targetBatch();

        twin.network.setLayerMaskArrays(array(steps), targetsToo ? array(steps) : null);
        double[] gradient = twin.gradient();
        double score = twin.score();
        twin.network.clearLayerMaskArrays();
        INDArray output = twin.network.output(
                Twin.array(twin.inputs, DataType.DOUBLE, twin.inputShape), false, array(steps), null);
        double[] losses = plan.train(inputs, targets, 1);

        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(score, within(1e-8));
        Compare.close(plan.gradient(), gradient, tolerance);
        if (twin.targetShape.length == 2
                || !(layers.get(2) instanceof RnnLossLayer)) { // its outputs are zeroed, but only in DL4J's prediction
            Compare.close(plan.predict(inputs).toArray(), output.dup('c').data().asDouble(), tolerance);
        }
    }

    static List<Arguments> networks() {
        return List.of(
                Arguments.of(Named.of("every step", everyStep()), true),
                Arguments.of(Named.of("last step", lastStep()), false),
                Arguments.of(Named.of("loss layer, own mask", lossLayer()), true),
                Arguments.of(Named.of("loss layer, mask of the inputs", lossLayer()), false));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void givesWhatSequencesCutOffGive(List<Layer> layers, boolean targetsToo) {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Batch steps = mask(padded(LENGTHS));
        Batch targets = targetsToo ? twin.targetBatch().withMask(steps) : twin.targetBatch();
        double[] together = plan.train(twin.batch().withMask(steps), targets, 1);
        double[] gradient = plan.gradient();

        double[] sum = new double[gradient.length];
        for (int row = 0; row < ROWS; row++) {
            int length = LENGTHS[row];
            Batch input = cut(twin.inputs, row, 3, length);
            Batch target = twin.targetShape.length == 3
                    ? cut(twin.targets, row, 3, length)
                    : twin.targetBatch().slice(row, row + 1);
            assertThat(plan.train(input, target, 1)[0]).isCloseTo(together[row], within(1e-12));
            double[] part = plan.gradient();
            Arrays.setAll(sum, i -> sum[i] + part[i]);
        }
        Compare.close(gradient, sum, 1e-12);
    }

    private static Batch cut(double[] numbers, int row, int features, int length) {
        double[] part = new double[features * length];
        for (int i = 0; i < part.length; i++) {
            part[i] = numbers[(row * features + i / length) * STEPS + i % length];
        }
        return Batch.of(part, 1, features, length);
    }

    @Test
    void gradientEqualsDifferenceQuotient_whereMaskedStepsLieBetweenOthers() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, 3, lastStep());
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Batch inputs = twin.batch().withMask(mask(new double[] {1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0}));
        plan.train(inputs, twin.targetBatch(), 1);
        double[] gradient = plan.gradient();
        double[] parameters = plan.parameters();

        for (int i = 0; i < parameters.length; i += 5) {
            double quotient = (loss(plan, twin, inputs, moved(parameters, i, 1e-5))
                            - loss(plan, twin, inputs, moved(parameters, i, -1e-5)))
                    / 2e-5;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(quotient, within(1e-8));
        }
    }

    private static double loss(Plan plan, Twin twin, Batch inputs, double[] parameters) {
        plan.setParameters(parameters);
        return Arrays.stream(plan.train(inputs, twin.targetBatch(), 1)).sum();
    }

    private static double[] moved(double[] parameters, int changed, double by) {
        double[] moved = parameters.clone();
        moved[changed] += by;
        return moved;
    }

    @Test
    void aWhollyMaskedRow_countsForNothing() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, 2, everyStep());
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Batch steps = mask(padded(0, 4));
        double[] losses =
                plan.train(twin.batch().withMask(steps), twin.targetBatch().withMask(steps), 1);
        double[] gradient = plan.gradient();
        assertThat(losses[0]).isZero();

        Batch second = twin.batch().withMask(steps).slice(1, 2);
        plan.train(second, twin.targetBatch().withMask(steps).slice(1, 2), 1);
        Compare.close(gradient, plan.gradient(), 1e-13);
        Twin last = Twin.of(SEQUENCE, DataType.DOUBLE, 2, lastStep());
        Pass pass = Plan.of(last.network, Precision.DOUBLE).forward(last.batch().withMask(steps));
        assertThat(pass.activation(2).row(0)).containsOnly(0);
        pass.backward(last.targetBatch());
        assertThat(pass.inputGradient().row(0)).containsOnly(0);
        assertThat(Arrays.stream(pass.inputGradient().row(1)).anyMatch(number -> number != 0))
                .isTrue();
    }

    @Test
    void leavesNoTraceOfAMask_inTheNextBatch() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, everyStep());
        Plan used = Plan.of(twin.network, Precision.DOUBLE);
        used.train(twin.batch().withMask(mask(padded(LENGTHS))), twin.targetBatch(), 1);
        double[] losses = used.train(twin.batch(), twin.targetBatch(), 1);
        Plan fresh = Plan.of(twin.network, Precision.DOUBLE);

        assertThat(fresh.train(twin.batch(), twin.targetBatch(), 1)).isEqualTo(losses);
        assertThat(used.gradient()).isEqualTo(fresh.gradient());
    }

    @Test
    void keepsTheMask_inSelectionsOfRows() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, lastStep());
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Batch inputs = twin.batch().withMask(mask(padded(LENGTHS)));
        double[] all = plan.predict(inputs).toArray();

        double[] some =
                plan.predict(inputs.select(new int[] {3, 0, 3}).slice(0, 2)).toArray();
        Compare.close(Arrays.copyOf(some, 3), Arrays.copyOfRange(all, 9, 12), 1e-13);
        Compare.close(Arrays.copyOfRange(some, 3, 6), Arrays.copyOf(all, 3), 1e-13);
    }

    @Test
    void refusesAMaskAsLongAsTheFeatures_whenTheBatchIsRead() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, lastStep());
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        int features = twin.inputShape[1];
        Batch mask = Batch.of(new double[ROWS * features], ROWS, features);
        Batch inputs = twin.batch().withMask(mask);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(inputs))
                .withMessageStartingWith(
                        "a mask of shape [" + ROWS + ", " + features + "] was given for a batch of shape");
    }

    @Test
    void refusesMasksThatDoNotFit() {
        Batch sequences = Batch.of(new double[12], 2, 3, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequences.withMask(Batch.of(new double[8], 2, 4)))
                .withMessage("a mask of shape [2, 4] was given for a batch of shape [2, 3, 2]; a mask is [rows, time] "
                        + "for sequences [rows, features, time]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequences.withMask(Batch.of(new float[] {1, 1, 0.5f, 0}, 2, 2)))
                .withMessage("the mask of row 1, time step 0, is 0.5; give 1 for a step that counts and 0 for padding");
    }
}
