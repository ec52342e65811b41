package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Global pooling over images and over time, with and without masks, against DL4J's own. */
class GlobalPoolingTest {
    private static final int ROWS = 5;
    private static final int STEPS = 6;
    private static final InputType IMAGE = InputType.convolutional(6, 5, 2);
    private static final InputType SEQUENCE = InputType.recurrent(3, STEPS);

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inDouble(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-10);
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(twin.score(), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inFloat(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.FLOAT, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-5);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        assertThat(plan.options().precision()).isEqualTo(Precision.FLOAT);
    }

    static Stream<Arguments> networks() {
        List<Arguments> all = new ArrayList<>();
        for (PoolingType type : PoolingType.values()) {
            all.add(network("images " + type, IMAGE, conv(), pool(type).build()));
            all.add(network(
                    "images, not collapsed " + type,
                    IMAGE,
                    conv(),
                    pool(type).collapseDimensions(false).build(),
                    dense()));
            all.add(network("sequences " + type, SEQUENCE, lstm(), pool(type).build()));
            all.add(network(
                    "sequences, convolved " + type,
                    SEQUENCE,
                    conv1d(),
                    pool(type).build(),
                    dense()));
        }
        all.add(network(
                "norm of exponent 2",
                IMAGE,
                conv(),
                pool(PoolingType.PNORM).pnorm(2).build()));
        all.add(network(
                "norm of exponent 1",
                SEQUENCE,
                lstm(),
                pool(PoolingType.PNORM).pnorm(1).build()));
        return all.stream();
    }

    @ParameterizedTest
    @EnumSource(PoolingType.class)
    void equalsDl4j_withMasks(PoolingType type) {
        Twin twin = Twin.of(
                SEQUENCE, DataType.DOUBLE, ROWS, List.of(lstm(), pool(type).build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] steps = mask(6, 1, 3, 5, 2);
        steps[1] = 0; // a gap
        INDArray mask = Twin.array(steps, DataType.DOUBLE, ROWS, STEPS);
        twin.network.setLayerMaskArrays(mask, null);
        double[] gradient = twin.gradient();
        double score = twin.score();
        twin.network.clearLayerMaskArrays();
        double[] output = twin.network
                .output(Twin.array(twin.inputs, DataType.DOUBLE, twin.inputShape), false, mask, null)
                .dup('c')
                .data()
                .asDouble();

        Batch inputs = twin.batch().withMask(Batch.of(steps, ROWS, STEPS));
        Compare.close(plan.predict(inputs).toArray(), output, 1e-10);
        double[] losses = plan.train(inputs, twin.targetBatch(), 1);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(score, within(1e-8));
        Compare.close(plan.gradient(), gradient, 1e-10);
    }

    private static double[] mask(int... lengths) {
        double[] mask = new double[lengths.length * STEPS];
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(mask, row * STEPS, row * STEPS + lengths[row], 1);
        }
        return mask;
    }

    @ParameterizedTest
    @EnumSource(PoolingType.class)
    void givesZerosAndNoGradient_whereNoStepCounts(PoolingType type) {
        Twin twin =
                Twin.of(SEQUENCE, DataType.FLOAT, 2, List.of(lstm(), pool(type).build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        Pass pass = plan.forward(twin.batch().withMask(Batch.of(mask(0, 4), 2, STEPS)));

        assertThat(pass.activation(1).row(0)).containsOnly(0);
        pass.backward(twin.targetBatch());
        assertThat(pass.inputGradient().row(0)).containsOnly(0);
        assertThat(pass.inputGradient().row(1)).contains(0.0).isNotEqualTo(new double[3 * STEPS]);
        assertThat(Arrays.stream(pass.parameterGradient()).allMatch(Double::isFinite))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(PoolingType.class)
    void staysFinite_whereAllNumbersAreZero(PoolingType type) {
        Twin twin =
                Twin.of(IMAGE, DataType.FLOAT, 2, List.of(pool(type).pnorm(7).build(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.FLOAT);
        Pass pass = plan.forward(Batch.of(new double[120], 2, 2, 6, 5));
        pass.backward(twin.targetBatch());

        double[] gradient = pass.inputGradient().toArray();
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
        long places = Arrays.stream(gradient).filter(number -> number != 0).count();
        assertThat(places).isEqualTo(type == PoolingType.PNORM ? 0 : type == PoolingType.MAX ? 4 : 120);
    }

    /** Of equal numbers the first gets the whole gradient, here as in DL4J. */
    @Test
    void sendsTheGradientToTheFirstOfEquals_asDl4j() {
        for (InputType type : List.of(IMAGE, SEQUENCE)) {
            Twin twin = Twin.of(
                    type,
                    DataType.DOUBLE,
                    2,
                    List.of(
                            type == IMAGE ? conv() : conv1d(),
                            pool(PoolingType.MAX).build(),
                            softmax()));
            double[] rounded = Arrays.stream(twin.inputs).map(Math::rint).toArray(); // -1, 0, 1: many ties
            Plan plan = Plan.of(twin.network, Precision.DOUBLE);
            plan.train(Batch.of(rounded, twin.inputShape), twin.targetBatch(), 1);
            System.arraycopy(rounded, 0, twin.inputs, 0, rounded.length);

            assertThat(plan.gradient()).containsExactly(twin.gradient(), within(1e-10));
        }
    }

    @Test
    void refusesOtherDimensions_andVectors() {
        Layer odd = pool(PoolingType.MAX).poolingDimensions(1).build();
        assertThatCode(() -> LayerFormat.require(odd, DataOrder.CHANNELS_LAST)).doesNotThrowAnyException();
        assertThatThrownBy(() -> LayerFormat.require(odd, DataOrder.CHANNELS_FIRST))
                .isInstanceOf(NoRuleException.class)
                .hasMessage("global pooling over the dimensions [1] has no "
                        + "rule in the engine, only over those after the channels: [2] of sequences and [2, 3] of "
                        + "images");
        Twin twin = Twin.of(
                SEQUENCE, DataType.DOUBLE, 2, List.of(pool(PoolingType.MAX).build(), softmax()));
        assertThatThrownBy(() -> Plan.of(twin.network, Precision.DOUBLE).forward(Batch.of(new double[3], 1, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 0 (GlobalPoolingLayer): "
                        + "global pooling got an example of shape [3]; give it images "
                        + "[channels, height, width] or "
                        + "sequences [features, time]");
    }

    private static Arguments network(String name, InputType type, Layer... layers) {
        Layer[] all = Arrays.copyOf(layers, layers.length + 1);
        all[layers.length] = softmax();
        return Arguments.of(Named.of(name, type), List.of(all));
    }

    private static GlobalPoolingLayer.Builder pool(PoolingType type) {
        return new GlobalPoolingLayer.Builder(type).pnorm(3);
    }

    private static Layer lstm() {
        return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static Layer conv1d() {
        return new Convolution1DLayer.Builder(2)
                .nOut(4)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer conv() {
        return new ConvolutionLayer.Builder(2, 2)
                .nOut(3)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
