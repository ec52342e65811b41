package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What happens at the edges: of images, of windows, of numbers, and of what there are rules for. */
class ImageEdgesTest {
    private static final int ROWS = 4;
    private static final InputType IMAGE = InputType.convolutional(7, 10, 2);

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j(InputType type, List<Layer> layers) {
        for (DataType dataType : List.of(DataType.DOUBLE, DataType.FLOAT)) {
            Twin twin = Twin.of(type, dataType, ROWS, layers);
            boolean exact = dataType == DataType.DOUBLE;
            Plan plan = Plan.of(twin.network, exact ? Precision.DOUBLE : Precision.FLOAT);

            Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), exact ? 1e-10 : 1e-5);
            plan.train(twin.batch(), twin.targetBatch(), 1);
            Compare.close(plan.gradient(), twin.gradient(), exact ? 1e-10 : 1e-5);
            assertThat(plan.parameterCount()).isEqualTo((int) twin.network.numParams());
        }
    }

    static Stream<Arguments> networks() {
        return Stream.of(convolutions(), poolings()).flatMap(list -> list);
    }

    private static Stream<Arguments> convolutions() {
        return Stream.of(
                network("one place", conv(1, 1).build()),
                network("one place, stride", conv(1, 1).stride(2, 3).build()),
                network("one place, padding", conv(1, 1).padding(1, 0).build()),
                network(
                        "one place after another",
                        conv(1, 1).build(),
                        conv(1, 1).build()),
                network("the whole image", conv(7, 10).build()),
                network("same, padding on one side only", same(conv(2, 4)).build()),
                network(
                        "same, stride and dilation",
                        same(conv(2, 3)).stride(2, 3).dilation(2, 2).build()),
                network(
                        "same, stride above kernel",
                        same(conv(2, 2)).stride(3, 4).build()),
                network(
                        "strict",
                        conv(3, 4)
                                .stride(2, 3)
                                .convolutionMode(ConvolutionMode.Strict)
                                .build()),
                network(
                        "space to depth",
                        conv(2, 3).build(),
                        squares(),
                        conv(2, 2).build()));
    }

    private static Stream<Arguments> poolings() {
        return Stream.of(PoolingType.MAX, PoolingType.AVG, PoolingType.PNORM)
                .flatMap(type -> Stream.of(
                        network(
                                type + " padded",
                                conv(2, 2).build(),
                                pool(type).padding(1, 1).build()),
                        network(
                                type + " dilated",
                                conv(2, 2).build(),
                                pool(type).dilation(2, 3).build()),
                        network(
                                type + " same, one side only",
                                conv(2, 2).build(),
                                pool(type)
                                        .stride(1, 1)
                                        .convolutionMode(ConvolutionMode.Same)
                                        .build()),
                        network(
                                type + " padding counted",
                                conv(2, 2).build(),
                                pool(type)
                                        .padding(1, 0)
                                        .avgPoolIncludePadInDivisor(true)
                                        .build()),
                        network(type + " first", pool(type).build())));
    }

    /** DL4J's choice among equal numbers under a window, on data full of ties. */
    @Test
    void picksTheWinnerThatDl4jPicks_whereNumbersAreEqual() {
        for (ConvolutionMode mode : List.of(ConvolutionMode.Same, ConvolutionMode.Truncate)) {
            List<Layer> layers = List.of(
                    conv(1, 1).activation(Activation.HARDTANH).build(),
                    pool(PoolingType.MAX)
                            .kernelSize(3, 2)
                            .stride(1, 2)
                            .convolutionMode(mode)
                            .build(),
                    softmax());
            Twin twin = Twin.of(IMAGE, DataType.DOUBLE, ROWS, layers);
            Arrays.setAll(twin.inputs, i -> Math.rint(twin.inputs[i]));
            Plan plan = Plan.of(twin.network, Precision.DOUBLE);
            plan.train(twin.batch(), twin.targetBatch(), 1);

            assertThat(plan.gradient()).containsExactly(twin.gradient(), within(1e-10));
        }
    }

    @Test
    void namesBothSizes_whenTheKernelIsLargerThanTheImage() {
        Plan plan = Plan.of(withoutInputType(conv(5, 3).nIn(2).build()), Precision.FLOAT);

        assertThatThrownBy(() -> plan.forward(Batch.of(new double[2 * 4 * 4], 1, 2, 4, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 0 (ConvolutionLayer): "
                        + "a window of 5 by 3 does not fit into an image of 4 by 4; make the window "
                        + "smaller or pad the image");
    }

    @Test
    void namesWhatRemains_whenAStrictConvolutionDoesNotFit() {
        Layer strict = conv(3, 3)
                .nIn(2)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Strict)
                .build();
        Plan plan = Plan.of(withoutInputType(strict), Precision.FLOAT);

        assertThatThrownBy(() -> plan.forward(Batch.of(new double[2 * 6 * 5], 1, 2, 6, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 0 (ConvolutionLayer): "
                        + "strict convolution mode: 3 places remain for stride 2; change kernel, stride or "
                        + "padding, or use truncate mode");
    }

    /** A network for inputs of any size. */
    private static MultiLayerNetwork withoutInputType(Layer layer) {
        MultiLayerNetwork network = new MultiLayerNetwork(
                new NeuralNetConfiguration.Builder().list().layer(layer).build());
        network.init();
        return network;
    }

    /** DL4J then leaves the second part out: its weights change nothing. */
    @Test
    void refusesSeparableConvolutionsOfOneChannel_whichDl4jMistakesForPlainOnes() {
        Layer separable = new SeparableConvolution2D.Builder(3, 3)
                .nOut(2)
                .depthMultiplier(2)
                .build();
        Twin twin = Twin.of(InputType.convolutional(5, 5, 1), DataType.DOUBLE, ROWS, List.of(separable, softmax()));

        assertThatThrownBy(() -> ImageLayerReader.read(first(twin.network)))
                .isInstanceOf(NoRuleException.class)
                .hasMessage("a separable convolution of one channel has "
                        + "no rule in the engine, because DL4J computes something else; use an ordinary convolution");
        double[] before = twin.output();
        twin.network.getParam("0_pW").addi(1);
        assertThat(twin.output()).isEqualTo(before);
    }

    @Test
    void refusesCausalPooling_inWhichDl4jContradictsItself() {
        Layer pooling = new Subsampling1DLayer.Builder(PoolingType.MAX, 2)
                .convolutionMode(ConvolutionMode.Causal)
                .build();
        Layer convolution = new Convolution1DLayer.Builder(2).nIn(2).nOut(3).build();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(convolution)
                .layer(pooling)
                .build());
        network.init();

        assertThatThrownBy(() -> ImageLayerReader.read(pooling))
                .isInstanceOf(NoRuleException.class)
                .hasMessage(
                        "the convolution mode Causal has no rule in the " + "engine but for convolutions over time");
        InputType promised = pooling.getOutputType(1, InputType.recurrent(3, 5));
        assertThat(promised.getShape()).containsExactly(3, 5);
        assertThat(network.output(Nd4j.create(DataType.FLOAT, 1, 2, 6)).shape()).containsExactly(1, 3, 4);
    }

    private static Layer first(MultiLayerNetwork network) {
        return network.getLayerWiseConfigurations().getConf(0).getLayer();
    }

    private static Arguments network(String name, Layer... layers) {
        Layer[] all = Arrays.copyOf(layers, layers.length + 1);
        all[layers.length] = softmax();
        return Arguments.of(Named.of(name, IMAGE), List.of(all));
    }

    private static ConvolutionLayer.Builder conv(int height, int width) {
        return new ConvolutionLayer.Builder(height, width).nOut(3).activation(Activation.TANH);
    }

    @SuppressWarnings("rawtypes") // the bound of DL4J's type parameter is itself raw
    private static Layer squares() {
        return new SpaceToDepthLayer.Builder(2).build();
    }

    private static ConvolutionLayer.Builder same(ConvolutionLayer.Builder builder) {
        return builder.convolutionMode(ConvolutionMode.Same);
    }

    private static SubsamplingLayer.Builder pool(PoolingType type) {
        return new SubsamplingLayer.Builder(type).kernelSize(2, 2).stride(2, 2).pnorm(3);
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
