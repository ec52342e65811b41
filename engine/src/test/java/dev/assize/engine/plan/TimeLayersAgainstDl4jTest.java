package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Output, loss and parameter gradient of the layers that slide along time, against DL4J's own. */
class TimeLayersAgainstDl4jTest {
    private static final int ROWS = 5;
    private static final InputType SEQUENCE = InputType.recurrent(3, 9);

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
        return Stream.of(convolutions(), poolings(), places()).flatMap(list -> list);
    }

    private static Stream<Arguments> convolutions() {
        return Stream.of(
                network("convolution", conv(3).build()),
                network("convolution no bias", conv(3).hasBias(false).build()),
                network("convolution of one step", conv(1).build()),
                network("convolution stride", conv(3).stride(2).build()),
                network("convolution padding", conv(3).padding(1).build()),
                network(
                        "convolution padding and stride",
                        conv(4).padding(2).stride(3).build()),
                network("convolution dilation", conv(3).dilation(2).build()),
                network(
                        "convolution same",
                        conv(3).convolutionMode(ConvolutionMode.Same).build()),
                network(
                        "convolution same, even kernel",
                        conv(4).convolutionMode(ConvolutionMode.Same).build()),
                network(
                        "convolution same, stride",
                        conv(3).convolutionMode(ConvolutionMode.Same).stride(2).build()),
                network(
                        "convolution causal",
                        conv(3).convolutionMode(ConvolutionMode.Causal).build()),
                network(
                        "convolution causal, stride",
                        conv(3).convolutionMode(ConvolutionMode.Causal)
                                .stride(2)
                                .build()),
                network(
                        "convolution causal, dilation",
                        conv(2).convolutionMode(ConvolutionMode.Causal)
                                .dilation(3)
                                .build()),
                network(
                        "convolution strict",
                        conv(3).convolutionMode(ConvolutionMode.Strict)
                                .stride(2)
                                .build()),
                network("convolution twice", conv(3).build(), conv(2).build()));
    }

    private static Stream<Arguments> poolings() {
        return Stream.of(PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM)
                .flatMap(type -> Stream.of(
                        network("pool " + type, conv(2).build(), pool(type).build()),
                        network(
                                "pool overlapping " + type,
                                conv(2).build(),
                                pool(type).stride(1).build()),
                        network(
                                "pool same " + type,
                                conv(2).build(),
                                pool(type).convolutionMode(ConvolutionMode.Same).build())));
    }

    private static Stream<Arguments> places() {
        return Stream.of(
                network("zero padding", new ZeroPadding1DLayer(1, 2), conv(2).build()),
                network("zero padding after", conv(2).build(), new ZeroPadding1DLayer(2, 0)),
                network("cropping", conv(2).build(), new Cropping1D(1, 2)),
                network("upsampling", conv(2).build(), new Upsampling1D.Builder(2).build(), conv(2).build()));
    }

    private static Arguments network(String name, Layer... layers) {
        Layer[] all = Arrays.copyOf(layers, layers.length + 1);
        all[layers.length] = new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        return Arguments.of(Named.of(name, SEQUENCE), List.of(all));
    }

    private static Convolution1DLayer.Builder conv(int kernel) {
        return new Convolution1DLayer.Builder(kernel).nOut(4).activation(Activation.TANH);
    }

    private static Subsampling1DLayer.Builder pool(PoolingType type) {
        return new Subsampling1DLayer.Builder(type, 2).stride(2).pnorm(3);
    }
}
