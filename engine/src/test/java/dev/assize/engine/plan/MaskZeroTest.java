package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Masks that the network makes from padding in its inputs, against DL4J and against sequences cut off. */
class MaskZeroTest {
    private static final int FEATURES = 3;
    private static final int STEPS = 5;
    private static final int[] LENGTHS = {5, 1, 3, 2, 5, 4};
    private static final double ROUNDED = 1e-7; // DL4J keeps a masked last step in float
    private static final InputType SEQUENCE = InputType.recurrent(FEATURES, STEPS);

    private static Layer zero(Layer layer) {
        return new MaskZeroLayer(layer, 0.0);
    }

    private static Layer lstm(int units) {
        return new LSTM.Builder().nOut(units).activation(Activation.TANH).build();
    }

    private static Layer rnn(int units) {
        return new SimpleRnn.Builder().nOut(units).activation(Activation.TANH).build();
    }

    private static Layer pooling(PoolingType type) {
        return new GlobalPoolingLayer.Builder(type).build();
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer steps() {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    /** Makes a twin whose rows end with padding after the first {@code LENGTHS} steps. */
    private static Twin padded(DataType type, double value, List<Layer> layers) {
        Twin twin = Twin.of(SEQUENCE, type, LENGTHS.length, layers);
        double[] inputs = twin.inputs.clone();
        for (int i = 0; i < inputs.length; i++) {
            if (i % STEPS >= LENGTHS[i / (FEATURES * STEPS)]) {
                inputs[i] = value;
            }
        }
        return twin.withInputs(inputs);
    }

    static List<Arguments> networks() {
        return List.of(
                network("last step", ROUNDED, new LastTimeStep(zero(lstm(4))), softmax()),
                network("last step of two", ROUNDED, zero(lstm(4)), new LastTimeStep(zero(lstm(3))), softmax()),
                network("simple rnn", ROUNDED, zero(rnn(4)), new LastTimeStep(zero(rnn(3))), softmax()),
                network(
                        "both ways, sum",
                        ROUNDED,
                        new LastTimeStep(zero(new Bidirectional(Bidirectional.Mode.ADD, rnn(4)))),
                        softmax()),
                network("mean", 1e-10, zero(lstm(4)), zero(pooling(PoolingType.AVG)), softmax()),
                network("largest", 1e-10, zero(lstm(4)), zero(pooling(PoolingType.MAX)), softmax()),
                network("mean of simple rnn", 1e-10, zero(rnn(4)), zero(pooling(PoolingType.AVG)), softmax()),
                network("mean with padding", 1e-10, zero(rnn(4)), pooling(PoolingType.AVG), softmax()),
                network("simple rnn every step", 1e-10, zero(rnn(4)), lstm(3), steps()));
    }

    private static Arguments network(String name, double tolerance, Layer... layers) {
        return Arguments.of(Named.of(name, List.of(layers)), tolerance);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j(List<Layer> layers, double tolerance) {
        Twin twin = padded(DataType.DOUBLE, 0, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Pass pass = plan.forward(twin.batch());
        Compare.close(pass.outputs().toArray(), twin.output(), tolerance);
        assertThat(pass.rows()).isEqualTo(LENGTHS.length);
        pass.backward(twin.targetBatch());
        Compare.close(pass.parameterGradient(), twin.gradient(), tolerance);
        Compare.close(pass.inputGradient().toArray(), twin.inputGradient(), tolerance);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inFloat(List<Layer> layers, double ignored) {
        Twin twin = padded(DataType.FLOAT, 0, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-5);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        assertThat(plan.parameters()).hasSize(plan.parameterCount());
    }

    /**
     * DL4J's LSTM obeys the mask forward and forgets it on the way back, so that its gradients are those of another
     * network as soon as a masked step gets one; a difference quotient of its own loss says so.
     */
    @ParameterizedTest
    @MethodSource("networksThatDl4jGetsWrong")
    void hasTheGradientOfTheOutputs_whereDl4jHasAnother(List<Layer> layers, double ignored) {
        Twin twin = padded(DataType.DOUBLE, 0, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), ROUNDED);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = plan.gradient();
        double[] theirs = twin.gradient();
        double gap = 0;
        for (int i = 0; i < gradient.length; i++) {
            gap = Math.max(gap, Math.abs(gradient[i] - theirs[i]));
        }
        assertThat(gap).isGreaterThan(1e-4);
        Differences.check(twin, 3);
    }

    static List<Arguments> networksThatDl4jGetsWrong() {
        return List.of(
                network("both ways", 0, new LastTimeStep(zero(new Bidirectional(lstm(4)))), softmax()),
                network("mask lost", 0, zero(lstm(4)), new LastTimeStep(lstm(3)), softmax()));
    }

    @Test
    void takesThePaddingForWhatItIs_withAnotherMaskingValue() {
        for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
            List<Layer> layers = List.of(new LastTimeStep(new MaskZeroLayer(lstm(4), -0.3)), softmax());
            Twin twin = padded(type, -0.3, layers); // not exact in float
            Plan plan = Plan.of(twin.network, type == DataType.FLOAT ? Precision.FLOAT : Precision.DOUBLE);

            Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), type == DataType.FLOAT ? 1e-5 : ROUNDED);
            Twin zeros = padded(type, 0, layers);
            assertThat(plan.predict(zeros.batch()).toArray())
                    .isNotEqualTo(plan.predict(twin.batch()).toArray());
        }
    }

    @Test
    void givesWhatSequencesCutOffGive() {
        Twin twin = padded(DataType.DOUBLE, 0, List.of(zero(lstm(4)), new LastTimeStep(zero(lstm(3))), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] together = plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = plan.gradient();

        double[] sum = new double[gradient.length];
        for (int row = 0; row < LENGTHS.length; row++) {
            double[] part = new double[FEATURES * LENGTHS[row]];
            for (int i = 0; i < part.length; i++) {
                part[i] = twin.inputs[(row * FEATURES + i / LENGTHS[row]) * STEPS + i % LENGTHS[row]];
            }
            double[] loss = plan.train(
                    Batch.of(part, 1, FEATURES, LENGTHS[row]),
                    twin.targetBatch().slice(row, row + 1),
                    1);
            assertThat(loss[0]).isCloseTo(together[row], within(1e-12));
            double[] own = plan.gradient();
            Arrays.setAll(sum, i -> sum[i] + own[i]);
        }
        Compare.close(gradient, sum, 1e-12);
    }

    @Test
    void gradientEqualsDifferenceQuotient_withHolesInTheSequence() {
        List<Layer> layers = List.of(zero(rnn(4)), new LastTimeStep(zero(new Bidirectional(lstm(3)))), softmax());
        Twin twin = padded(DataType.DOUBLE, 0, layers);
        SplittableRandom random = new SplittableRandom(4);
        double[] inputs = twin.inputs.clone();
        for (int hole = 0; hole < 6; hole++) {
            int row = random.nextInt(LENGTHS.length);
            int step = random.nextInt(STEPS);
            for (int feature = 0; feature < FEATURES; feature++) {
                inputs[(row * FEATURES + feature) * STEPS + step] = 0;
            }
        }
        Differences.check(twin.withInputs(inputs), 7);
        assertThat(inputs).isNotEqualTo(twin.inputs);
    }
}
