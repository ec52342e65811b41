package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;

/** Networks that take [rows, height, width, channels] and [rows, time, features], against DL4J's own. */
class ChannelsLastTest {
    private static final int ROWS = 5;
    private static final InputType IMAGE = InputType.convolutional(9, 8, 2, CNN2DFormat.NHWC);
    private static final InputType SEQUENCE = InputType.recurrent(3, 6, RNNFormat.NWC);

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inDouble(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Tensor outputs = plan.predict(twin.batch());

        assertThat(DataOrder.of(twin.network)).isEqualTo(DataOrder.CHANNELS_LAST);
        assertThat(outputs.shape()).isEqualTo(twin.targetShape);
        Compare.close(outputs.toArray(), twin.output(), 1e-10);
        double[] losses = plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-10);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(twin.score(), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j_inFloat(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.FLOAT, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.FLOAT);

        Compare.close(plan.forward(twin.batch()).outputs().toArray(), twin.output(), 1e-5);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        Compare.close(plan.gradient(), twin.gradient(), 1e-5);
        assertThat(plan.options().precision()).isEqualTo(Precision.FLOAT);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void inputGradient_hasTheOrderOfTheInputs(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, 2, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        Pass pass = plan.forward(twin.batch());
        pass.backward(twin.targetBatch());
        Tensor gradient = pass.inputGradient();

        assertThat(gradient.shape()).isEqualTo(twin.inputShape);
        for (int i = 0; i < gradient.size(); i += 13) {
            double quotient = (loss(plan, twin, i, 1e-5) - loss(plan, twin, i, -1e-5)) / 2e-5;
            assertThat(gradient.toArray()[i]).as("number %d", i).isCloseTo(quotient, within(1e-7));
        }
    }

    /** DL4J's own training of these fails in the shapes of its arrays; what they give out it can tell. */
    static Stream<Arguments> networksThatDl4jCannotTrain() {
        return Stream.of(
                image("cropping", new Cropping2D.Builder(1, 0, 2, 1).build(), convolution()),
                image(
                        "convolution, same, with an activation",
                        new ConvolutionLayer.Builder(3, 2)
                                .nOut(3)
                                .convolutionMode(ConvolutionMode.Same)
                                .activation(Activation.TANH)
                                .build()),
                sequence(
                        "convolution", new Convolution1DLayer.Builder(2).nOut(4).build(), lstm(), each()));
    }

    @ParameterizedTest
    @MethodSource("networksThatDl4jCannotTrain")
    void equalsDl4jsOutput_andDifferenceQuotients(InputType type, List<Layer> layers) {
        Twin twin = Twin.of(type, DataType.DOUBLE, 2, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        Compare.close(plan.predict(twin.batch()).toArray(), twin.output(), 1e-10);
        plan.train(twin.batch(), twin.targetBatch(), 1);
        double[] gradient = plan.gradient();
        for (int i = 0; i < gradient.length; i += 7) {
            double quotient = (lossAt(plan, twin, i, 1e-5) - lossAt(plan, twin, i, -1e-5)) / 2e-5;
            assertThat(gradient[i]).as("parameter %d", i).isCloseTo(quotient, within(1e-7));
        }
    }

    private static double lossAt(Plan plan, Twin twin, int changed, double by) {
        double[] parameters = plan.parameters();
        double[] moved = parameters.clone();
        moved[changed] += by;
        plan.setParameters(moved);
        double loss =
                Arrays.stream(plan.train(twin.batch(), twin.targetBatch(), 1)).sum();
        plan.setParameters(parameters);
        return loss;
    }

    private static double loss(Plan plan, Twin twin, int changed, double by) {
        double[] inputs = twin.inputs.clone();
        inputs[changed] += by;
        Pass pass = plan.forward(Batch.of(inputs, twin.inputShape));
        return Arrays.stream(pass.backward(twin.targetBatch())).sum();
    }

    static Stream<Arguments> networks() {
        return Stream.concat(images(), sequences());
    }

    private static Stream<Arguments> images() {
        return Stream.of(
                image("convolution", convolution()),
                image(
                        "convolution, same",
                        convolution(),
                        new ConvolutionLayer.Builder(2, 3)
                                .nOut(2)
                                .convolutionMode(ConvolutionMode.Same)
                                .build()),
                image(
                        "pooling",
                        convolution(),
                        pooling(SubsamplingLayer.PoolingType.MAX),
                        pooling(SubsamplingLayer.PoolingType.AVG)),
                image("global pooling", convolution(), new GlobalPoolingLayer(PoolingType.AVG)),
                image(
                        "depthwise",
                        new DepthwiseConvolution2D.Builder(3, 2)
                                .depthMultiplier(2)
                                .nOut(4)
                                .build()),
                image(
                        "separable",
                        new SeparableConvolution2D.Builder(3, 2).nOut(3).build()),
                image(
                        "deconvolution",
                        new Deconvolution2D.Builder(2, 2).stride(2, 2).nOut(3).build()),
                image("padding", new ZeroPaddingLayer.Builder(1, 2, 0, 1).build(), convolution()),
                image("upsampling", convolution(), new Upsampling2D.Builder(2).build()),
                image(
                        "two dense",
                        convolution(),
                        new DenseLayer.Builder()
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build()));
    }

    private static Stream<Arguments> sequences() {
        return Stream.of(
                sequence("LSTM, last step", new LastTimeStep(lstm()), output()),
                sequence("LSTM, each step", lstm(), each()),
                sequence(
                        "simple RNN",
                        new SimpleRnn.Builder()
                                .nOut(4)
                                .activation(Activation.TANH)
                                .build(),
                        each()),
                sequence("two layers", lstm(), lstm(), each()),
                sequence("in both directions", new Bidirectional(Bidirectional.Mode.CONCAT, lstm()), each()));
    }

    private static Arguments image(String name, Layer... layers) {
        return Arguments.of(
                Named.of(name, IMAGE),
                Stream.concat(Stream.of(layers), Stream.of(output())).toList());
    }

    private static Arguments sequence(String name, Layer... layers) {
        return Arguments.of(Named.of(name, SEQUENCE), List.of(layers));
    }

    private static Layer convolution() {
        return new ConvolutionLayer.Builder(3, 2)
                .nOut(3)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer pooling(SubsamplingLayer.PoolingType type) {
        return new SubsamplingLayer.Builder(type, new int[] {2, 2}, new int[] {1, 1}).build();
    }

    private static Layer lstm() {
        return new LSTM.Builder()
                .nOut(4)
                .dataFormat(RNNFormat.NWC)
                .activation(Activation.TANH)
                .build();
    }

    private static Layer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer each() {
        return new RnnOutputLayer.Builder(LossFunction.MSE)
                .nOut(2)
                .activation(Activation.TANH)
                .build();
    }

    @Test
    void givesTheNumbersOfTheSameNetworkWithChannelsFirst() {
        List<Layer> layers =
                List.of(convolution(), pooling(SubsamplingLayer.PoolingType.MAX), new GlobalPoolingLayer(), output());
        Twin last = Twin.of(IMAGE, DataType.DOUBLE, ROWS, layers);
        Twin first = Twin.of(
                InputType.convolutional(9, 8, 2),
                DataType.DOUBLE,
                ROWS,
                layers.stream().map(Layer::clone).toList());
        Plan ofLast = Plan.of(last.network, Precision.DOUBLE);
        Plan ofFirst = Plan.of(first.network, Precision.DOUBLE);
        ofFirst.setParameters(ofLast.parameters());
        double[] moved = new double[last.inputs.length];
        for (int i = 0; i < moved.length; i++) {
            int pixel = i / 2 % 72;
            moved[i / 144 * 144 + i % 2 * 72 + pixel] = last.inputs[i];
        }
        Batch turned = Batch.of(moved, ROWS, 2, 9, 8);

        assertThat(ofFirst.predict(turned).toArray())
                .isEqualTo(ofLast.predict(last.batch()).toArray());
        assertThat(ofLast.forward(last.batch()).activation(0).shape())
                .as("what lies inside has channels first in all networks")
                .isEqualTo(ofFirst.forward(turned).activation(0).shape());
    }

    @Test
    void obeysTheMaskOfSequences() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, List.of(new LastTimeStep(lstm()), output()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] mask = new double[ROWS * 6];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % 6 < 4 ? 1 : 0;
        }
        double[] cut = new double[ROWS * 4 * 3];
        for (int row = 0; row < ROWS; row++) {
            System.arraycopy(twin.inputs, row * 18, cut, row * 12, 12);
        }

        assertThat(plan.predict(twin.batch()).shape()).containsExactly(ROWS, 3);
        double[] masked =
                plan.predict(twin.batch().withMask(Batch.of(mask, ROWS, 6))).toArray();

        Compare.close(masked, plan.predict(Batch.of(cut, ROWS, 4, 3)).toArray(), 1e-12);
    }

    @Test
    void refusesAMaskThatIsAsLongAsTheFeatures() {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, List.of(lstm(), each()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] mask = new SplittableRandom(1).doubles(ROWS * 3).map(x -> 1).toArray();
        Batch masked = twin.batch().withMask(Batch.of(mask, ROWS, 3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(masked))
                .withMessage(
                        "a mask of shape [5, 3] was given for a batch of shape [5, 6, 3]; a mask is [rows, time] for "
                                + "sequences [rows, features, time]");
    }

    @Test
    void refusesPicturesInTheOtherOrder_andVolumes() {
        Twin twin = Twin.of(IMAGE, DataType.DOUBLE, ROWS, List.of(convolution(), output()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(Batch.of(new double[144], 1, 2, 9, 8)))
                .withMessageStartingWith("layer 0 (ConvolutionLayer): ")
                .withMessageContaining("[8, 2, 9]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(Batch.of(new double[144], 1, 2, 9, 8, 1)))
                .withMessage("examples of shape [2, 9, 8, 1] have no meaning for a network; give [features], [time, "
                        + "features] or [height, width, channels]");
    }

    @Test
    void namesWhatIsTiedToChannelsFirst() {
        MultiLayerNetwork images = Twin.network(
                IMAGE,
                DataType.FLOAT,
                List.of(
                        convolution(),
                        new LocalResponseNormalization.Builder().build(),
                        new ActivationLayer(Activation.RELU),
                        output()));
        assertThatThrownBy(() -> Plan.of(images, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessage(
                        "layer 1 (LocalResponseNormalization): a LocalResponseNormalization has no rule in the engine "
                                + "in a network with channels last\n  Write the network with channels first (NCHW, NCW), and "
                                + "train it again: the weights of a dense layer behind an image are in another order, too.");
    }

    @Test
    void refusesLossesThatOnlyDl4jKnows() {
        MultiLayerNetwork network = Twin.network(
                IMAGE,
                DataType.FLOAT,
                List.of(
                        convolution(),
                        new OutputLayer.Builder(new LossFMeasure())
                                .nOut(1)
                                .activation(Activation.SIGMOID)
                                .build()));

        assertThatThrownBy(() -> Plan.of(network, Precision.FLOAT))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("in a network with channels last nothing is run through DL4J");
    }
}
