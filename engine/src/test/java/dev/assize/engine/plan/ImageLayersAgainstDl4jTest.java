package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Output, loss and parameter gradient of the rules for images, against DL4J's own. */
class ImageLayersAgainstDl4jTest {
    private static final int ROWS = 5;
    private static final InputType IMAGE = InputType.convolutional(9, 8, 2);

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

    @ParameterizedTest
    @MethodSource("networks")
    void inputGradient_equalsDifferenceQuotient(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, 2, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());
        double[] gradient = pass.inputGradient().toArray();

        for (int i = 0; i < gradient.length; i += 23) {
            double quotient = (loss(plan, twin, i, 1e-5) - loss(plan, twin, i, -1e-5)) / 2e-5;
            assertThat(gradient[i]).as("number %d", i).isCloseTo(quotient, within(1e-7));
        }
    }

    private static double loss(Plan plan, Twin twin, int changed, double by) {
        double[] inputs = twin.inputs.clone();
        inputs[changed] += by;
        Pass pass = plan.forward(Batch.of(inputs, twin.inputShape));
        return Arrays.stream(pass.backward(twin.targetBatch())).sum();
    }

    static Stream<Arguments> networks() {
        return Stream.of(depthwise(), separable(), deconvolution()).flatMap(list -> list);
    }

    private static Stream<Arguments> depthwise() {
        return Stream.of(
                network("depthwise", depthwise(3, 1).build()),
                network("depthwise no bias", depthwise(3, 1).hasBias(false).build()),
                network("depthwise several", depthwise(2, 3).build()),
                network("depthwise stride", depthwise(3, 2).stride(2, 3).build()),
                network("depthwise padding", depthwise(3, 1).padding(1, 2).build()),
                network("depthwise dilation", depthwise(2, 2).dilation(2, 3).build()),
                network(
                        "depthwise same",
                        depthwise(3, 2)
                                .convolutionMode(ConvolutionMode.Same)
                                .stride(2, 2)
                                .build()),
                network(
                        "depthwise same, even kernel",
                        depthwise(2, 1).convolutionMode(ConvolutionMode.Same).build()),
                network(
                        "depthwise twice",
                        depthwise(3, 2).build(),
                        depthwise(2, 1).build(),
                        dense()));
    }

    private static Stream<Arguments> separable() {
        return Stream.of(
                network("separable", separable(3).build()),
                network("separable no bias", separable(3).hasBias(false).build()),
                network("separable several", separable(3).depthMultiplier(3).build()),
                network(
                        "separable stride",
                        separable(3).stride(2, 1).padding(1, 1).build()),
                network(
                        "separable dilation",
                        separable(2).dilation(2, 2).depthMultiplier(2).build()),
                network(
                        "separable same",
                        separable(3)
                                .convolutionMode(ConvolutionMode.Same)
                                .stride(2, 2)
                                .build()),
                network("separable after a convolution", conv(), separable(2).build(), dense()));
    }

    private static Stream<Arguments> deconvolution() {
        return Stream.of(
                network("deconvolution", deconvolution(3).build()),
                network("deconvolution no bias", deconvolution(3).hasBias(false).build()),
                network("deconvolution stride", deconvolution(3).stride(2, 3).build()),
                network(
                        "deconvolution padding",
                        deconvolution(4).stride(2, 2).padding(1, 1).build()),
                network(
                        "deconvolution kernel below stride",
                        deconvolution(2).stride(3, 3).build()),
                network(
                        "deconvolution dilation",
                        deconvolution(2).dilation(2, 3).build()),
                network(
                        "deconvolution same",
                        deconvolution(3)
                                .convolutionMode(ConvolutionMode.Same)
                                .stride(2, 2)
                                .build()),
                network(
                        "deconvolution same, even kernel",
                        deconvolution(4)
                                .convolutionMode(ConvolutionMode.Same)
                                .stride(2, 2)
                                .build()),
                network(
                        "deconvolution after a convolution",
                        conv(),
                        deconvolution(3).build(),
                        conv(),
                        dense()));
    }

    private static Arguments network(String name, Layer... layers) {
        Layer[] all = Arrays.copyOf(layers, layers.length + 1);
        all[layers.length] = new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
        return Arguments.of(Named.of(name, IMAGE), List.of(all));
    }

    private static Layer dense() {
        return new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static Layer conv() {
        return new ConvolutionLayer.Builder(2, 2)
                .nOut(3)
                .activation(Activation.TANH)
                .build();
    }

    private static DepthwiseConvolution2D.Builder depthwise(int kernel, int multiplier) {
        return new DepthwiseConvolution2D.Builder(kernel, kernel)
                .depthMultiplier(multiplier)
                .activation(Activation.TANH);
    }

    private static SeparableConvolution2D.Builder separable(int kernel) {
        return new SeparableConvolution2D.Builder(kernel, kernel).nOut(3).activation(Activation.TANH);
    }

    private static Deconvolution2D.Builder deconvolution(int kernel) {
        return new Deconvolution2D.Builder(kernel, kernel).nOut(3).activation(Activation.TANH);
    }
}
