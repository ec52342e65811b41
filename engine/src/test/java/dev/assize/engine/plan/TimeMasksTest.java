package dev.assize.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling1D;
import org.deeplearning4j.nn.conf.layers.ZeroPadding1DLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
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

/** Masks of time steps through layers that slide along time, against DL4J. */
class TimeMasksTest {
    private static final int ROWS = 5;
    private static final int STEPS = 9;
    private static final InputType SEQUENCE = InputType.recurrent(3, STEPS);
    private static final double[] MASK = mask(9, 1, 4, 6, 3);

    private static double[] mask(int... lengths) {
        double[] mask = new double[lengths.length * STEPS];
        for (int row = 0; row < lengths.length; row++) {
            Arrays.fill(mask, row * STEPS, row * STEPS + lengths[row], 1);
        }
        mask[2] = 0; // a gap
        return mask;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void equalsDl4j(List<Layer> layers) {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        INDArray mask = Twin.array(MASK, DataType.FLOAT, ROWS, STEPS);
        twin.network.setLayerMaskArrays(mask, null);
        double[] gradient = twin.gradient();
        double score = twin.score();
        twin.network.clearLayerMaskArrays();
        INDArray output =
                twin.network.output(Twin.array(twin.inputs, DataType.DOUBLE, twin.inputShape), false, mask, null);

        boolean lastStep = layers.stream().anyMatch(LastTimeStep.class::isInstance);
        double tolerance = lastStep ? 1e-7 : 1e-10; // DL4J rounds a masked last step to float
        Batch inputs = masked(twin, twin.inputs);
        Compare.close(plan.predict(inputs).toArray(), output.dup('c').data().asDouble(), tolerance);
        double[] losses = plan.train(inputs, twin.targetBatch(), 1);
        assertThat(Arrays.stream(losses).sum() / ROWS).isCloseTo(score, within(1e-8));
        Compare.close(plan.gradient(), gradient, tolerance);
    }

    private static Batch masked(Twin twin, double[] inputs) {
        return Batch.of(inputs, twin.inputShape).withMask(Batch.of(MASK, ROWS, STEPS));
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                network("convolution", conv(3).build()),
                network("convolution stride", conv(3).stride(2).build()),
                network("convolution padding", conv(3).padding(1).build()),
                network("convolution dilation", conv(2).dilation(3).build()),
                network(
                        "convolution same",
                        conv(3).convolutionMode(ConvolutionMode.Same).build()),
                network(
                        "convolution same, stride",
                        conv(3).convolutionMode(ConvolutionMode.Same).stride(2).build()),
                network(
                        "convolution causal",
                        conv(3).convolutionMode(ConvolutionMode.Causal).build()),
                network("convolution twice", conv(3).build(), conv(2).build()),
                network("convolution and last step", conv(3).build(), new LastTimeStep(lstm())),
                network(
                        "convolution and pool",
                        conv(2).build(),
                        pool(PoolingType.MAX).build(),
                        conv(2).build()),
                network("pool", lstm(), pool(PoolingType.MAX).build()),
                network("pool average", lstm(), pool(PoolingType.AVG).build()),
                network(
                        "pool overlapping",
                        lstm(),
                        pool(PoolingType.AVG).stride(1).build()),
                network(
                        "pool same",
                        lstm(),
                        pool(PoolingType.MAX)
                                .convolutionMode(ConvolutionMode.Same)
                                .build()));
    }

    /** DL4J hands the mask on as it is, with the wrong number of steps, and stops; here it is cropped and repeated. */
    @ParameterizedTest
    @MethodSource("places")
    void handsOnTheMask_whereDl4jCannot(Layer places, int[] sources) {
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, List.of(places, average(), softmax()));
        Plan plan = Plan.of(twin.network, Precision.DOUBLE);
        double[] pooled = plan.forward(masked(twin, twin.inputs)).activation(1).toArray();

        for (int row = 0; row < ROWS; row++) {
            int at = row;
            int[] counting = IntStream.of(sources)
                    .filter(step -> MASK[at * STEPS + step] != 0)
                    .toArray();
            for (int feature = 0; feature < 3; feature++) {
                int start = (row * 3 + feature) * STEPS;
                double mean = IntStream.of(counting)
                        .mapToDouble(step -> twin.inputs[start + step])
                        .average()
                        .orElse(0);
                assertThat(pooled[row * 3 + feature]).isCloseTo(mean, within(1e-12));
            }
        }
    }

    static Stream<Arguments> places() {
        int[] cropped = {2, 3, 4, 5, 6, 7};
        int[] repeated = IntStream.range(0, 2 * STEPS).map(step -> step / 2).toArray();
        return Stream.of(
                Arguments.of(Named.of("cropping", new Cropping1D(2, 1)), cropped),
                Arguments.of(Named.of("upsampling", new Upsampling1D.Builder(2).build()), repeated));
    }

    @Test
    void refusesAMask_whereTimeIsPadded() {
        List<Layer> layers = List.of(new ZeroPadding1DLayer(0, 1), average(), softmax());
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, layers);
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE).withThreads(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.predict(masked(twin, twin.inputs)))
                .withMessageEndingWith("time step 9 of a layer's output is made of padding, and the sequences have a "
                        + "mask, which cannot tell whether it counts; pad the data instead");
    }

    @Test
    void leavesNoTraceOfAMask_inTheNextBatch() {
        List<Layer> layers =
                List.of(conv(3).build(), pool(PoolingType.MAX).build(), new LastTimeStep(lstm()), softmax());
        Twin twin = Twin.of(SEQUENCE, DataType.DOUBLE, ROWS, layers);
        Plan used = Plan.of(twin.network, Precision.DOUBLE);
        used.train(masked(twin, twin.inputs), twin.targetBatch(), 1);
        double[] losses = used.train(twin.batch(), twin.targetBatch(), 1);
        Plan fresh = Plan.of(twin.network, Precision.DOUBLE);

        assertThat(fresh.train(twin.batch(), twin.targetBatch(), 1)).isEqualTo(losses);
        assertThat(used.gradient()).isEqualTo(fresh.gradient());
    }

    private static Arguments network(String name, Layer... layers) {
        List<Layer> all = Stream.concat(Stream.of(layers), Stream.of(average(), softmax()))
                .toList();
        return Arguments.of(Named.of(name, all));
    }

    private static Layer average() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }

    private static Convolution1DLayer.Builder conv(int kernel) {
        return new Convolution1DLayer.Builder(kernel).nOut(4).activation(Activation.TANH);
    }

    private static Subsampling1DLayer.Builder pool(PoolingType type) {
        return new Subsampling1DLayer.Builder(type, 2).stride(2);
    }

    private static Layer lstm() {
        return new LSTM.Builder().nOut(4).activation(Activation.TANH).build();
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }
}
