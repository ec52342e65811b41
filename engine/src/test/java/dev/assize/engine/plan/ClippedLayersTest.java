package dev.assize.engine.plan;

import dev.assize.engine.clip.Clipping;
import dev.assize.engine.clip.Records;
import dev.assize.engine.kernel.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Every layer with parameters: what the engine clips equals records one at a time. */
class ClippedLayersTest {
    private static final InputType VECTORS = InputType.feedForward(5);
    private static final InputType IMAGES = InputType.convolutional(7, 6, 3);
    private static final InputType SEQUENCES = InputType.recurrent(3, 6, RNNFormat.NCW);

    @SuppressWarnings("deprecation") // the peephole LSTM is in old networks
    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of("dense", VECTORS, List.of(dense(4), dense(6))),
                Arguments.of(
                        "dense without bias",
                        VECTORS,
                        List.of(dense().hasBias(false).build())),
                Arguments.of(
                        "layer normalization",
                        VECTORS,
                        List.of(dense().hasLayerNorm(true).build())),
                Arguments.of(
                        "layer normalization without bias",
                        VECTORS,
                        List.of(dense().hasLayerNorm(true).hasBias(false).build())),
                Arguments.of(
                        "slopes",
                        IMAGES,
                        List.of(
                                convolution(3).build(),
                                new PReLULayer.Builder()
                                        .inputShape(3, 6, 5)
                                        .sharedAxes(2, 3)
                                        .build())),
                Arguments.of(
                        "frozen", VECTORS, List.of(new FrozenLayer(dense(4)), dense(3), new FrozenLayer(dense(4)))),
                Arguments.of(
                        "convolutions",
                        IMAGES,
                        List.of(
                                convolution(3).build(),
                                convolution(2).stride(2, 1).build())),
                Arguments.of(
                        "strides and dilation",
                        IMAGES,
                        List.of(
                                convolution(2)
                                        .convolutionMode(ConvolutionMode.Same)
                                        .hasBias(false)
                                        .build(),
                                convolution(3).dilation(2, 2).build())),
                Arguments.of(
                        "one place",
                        IMAGES,
                        List.of(new ConvolutionLayer.Builder(1, 1).nOut(4).build())),
                Arguments.of(
                        "depthwise",
                        IMAGES,
                        List.of(new DepthwiseConvolution2D.Builder(2, 2)
                                .depthMultiplier(2)
                                .build())),
                Arguments.of(
                        "separable",
                        IMAGES,
                        List.of(new SeparableConvolution2D.Builder(2, 2)
                                .depthMultiplier(2)
                                .nOut(4)
                                .build())),
                Arguments.of(
                        "deconvolution",
                        IMAGES,
                        List.of(
                                convolution(2).build(),
                                new Deconvolution2D.Builder(2, 2)
                                        .stride(2, 2)
                                        .nOut(3)
                                        .activation(Activation.TANH)
                                        .build())),
                Arguments.of(
                        "run by DL4J",
                        VECTORS,
                        List.of(new AutoEncoder.Builder()
                                .nOut(4)
                                .corruptionLevel(0)
                                .activation(Activation.TANH)
                                .build())),
                Arguments.of("dense over time", SEQUENCES, List.of(dense(4), mean())),
                Arguments.of(
                        "convolution over time",
                        SEQUENCES,
                        List.of(
                                new Convolution1DLayer.Builder(3)
                                        .nOut(4)
                                        .activation(Activation.TANH)
                                        .build(),
                                mean())),
                Arguments.of("LSTM", SEQUENCES, List.of(lstm(4), new LastTimeStep(lstm(5)))),
                Arguments.of(
                        "LSTM of other activations",
                        SEQUENCES,
                        List.of(new LastTimeStep(new LSTM.Builder()
                                .nOut(4)
                                .activation(Activation.SOFTSIGN)
                                .gateActivationFunction(Activation.HARDSIGMOID)
                                .build()))),
                Arguments.of(
                        "peepholes",
                        SEQUENCES,
                        List.of(
                                new GravesLSTM.Builder()
                                        .nOut(4)
                                        .activation(Activation.TANH)
                                        .build(),
                                mean())),
                Arguments.of(
                        "simple recurrent",
                        SEQUENCES,
                        List.of(
                                new SimpleRnn.Builder()
                                        .nOut(4)
                                        .activation(Activation.TANH)
                                        .build(),
                                mean())),
                Arguments.of(
                        "normalized recurrent",
                        SEQUENCES,
                        List.of(
                                new SimpleRnn.Builder()
                                        .nOut(4)
                                        .hasLayerNorm(true)
                                        .activation(Activation.TANH)
                                        .build(),
                                mean())),
                Arguments.of(
                        "bidirectional",
                        SEQUENCES,
                        List.of(new Bidirectional(Bidirectional.Mode.CONCAT, lstm(3)), mean())),
                Arguments.of("time distributed", SEQUENCES, List.of(new TimeDistributed(dense(4)), mean())),
                Arguments.of(
                        "mask made from padding", SEQUENCES, List.of(new LastTimeStep(new MaskZeroLayer(lstm(3), 0)))),
                Arguments.of(
                        "attention",
                        SEQUENCES,
                        List.of(
                                new SelfAttentionLayer.Builder()
                                        .nOut(4)
                                        .nHeads(2)
                                        .headSize(3)
                                        .projectInput(true)
                                        .build(),
                                mean())),
                Arguments.of(
                        "learned queries",
                        SEQUENCES,
                        List.of(
                                new LearnedSelfAttentionLayer.Builder()
                                        .nOut(4)
                                        .nHeads(2)
                                        .headSize(2)
                                        .nQueries(3)
                                        .projectInput(true)
                                        .build(),
                                mean())),
                Arguments.of(
                        "loss of each step",
                        SEQUENCES,
                        List.of(
                                lstm(3),
                                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                        .nOut(3)
                                        .activation(Activation.SOFTMAX)
                                        .build())));
    }

    private static DenseLayer.Builder dense() {
        return new DenseLayer.Builder().nOut(4).activation(Activation.TANH);
    }

    static Layer dense(int outputs) {
        return dense().nOut(outputs).build();
    }

    private static ConvolutionLayer.Builder convolution(int outputs) {
        return new ConvolutionLayer.Builder(2, 2).nOut(outputs).activation(Activation.TANH);
    }

    private static LSTM lstm(int units) {
        return new LSTM.Builder().nOut(units).activation(Activation.TANH).build();
    }

    private static Layer mean() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }

    static Twin twin(InputType type, DataType dataType, List<Layer> hidden) {
        List<Layer> layers = new ArrayList<>(hidden);
        boolean steps = layers.get(layers.size() - 1) instanceof RnnOutputLayer;
        if (!steps) {
            layers.add(output());
        }
        long[] shape = type.getShape(false);
        int[] axes = Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
        return Twin.unrun(Twin.network(type, dataType, layers), axes, 12, steps ? new int[] {3, 6} : new int[] {3});
    }

    /** Returns where the parameters of each trained layer lie. */
    static List<List<Range>> groups(MultiLayerNetwork network) {
        List<? extends Parameter<?>> parameters =
                Plan.of(network, Precision.DOUBLE).memory().parameters();
        List<List<Range>> groups = new ArrayList<>();
        int from = 0;
        for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
            int start = from;
            int end = start + (int) layer.numParams();
            if (parameters.stream().anyMatch(each -> each.trained() && each.offset() >= start && each.offset() < end)) {
                groups.add(List.of(new Range(start, end)));
            }
            from = end;
        }
        return groups;
    }

    private static Oracle oracle(Twin twin, Precision precision) {
        Plan plan = Plan.of(
                twin.network, PlanOptions.defaults(precision).withLanes(2).withLaneRows(4));
        return new Oracle(plan, List.of(twin.batch()), List.of(twin.targetBatch()), 5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void equalsRecordsAlone(String name, InputType type, List<Layer> hidden) {
        Twin twin = twin(type, DataType.DOUBLE, hidden);
        Oracle oracle = oracle(twin, Precision.DOUBLE);
        double median = median(oracle, Records.single(12));
        double[] weights = new SplittableRandom(3).doubles(12, -1, 2).toArray();

        oracle.check(Records.single(12), Clipping.flat(median), groups(twin.network), 1e-10);
        oracle.check(Records.single(12), Clipping.perLayer(median), groups(twin.network), 1e-10);
        oracle.check(Records.runs(12, 3).withRowWeights(weights), Clipping.flat(median), groups(twin.network), 1e-10);
        oracle.check(Records.of(new int[] {0, 1, 3, 7, 8}, 12), Clipping.normalized(1), groups(twin.network), 1e-10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void equalsRecordsAlone_inFloat(String name, InputType type, List<Layer> hidden) {
        Twin twin = twin(type, DataType.FLOAT, hidden);
        Oracle oracle = oracle(twin, Precision.FLOAT);
        double median = median(oracle, Records.single(12));

        oracle.check(Records.single(12), Clipping.automatic(median, 0.01), groups(twin.network), 1e-4);
        oracle.check(Records.runs(12, 2), Clipping.perLayer(median), groups(twin.network), 1e-4);
    }

    private static double median(Oracle oracle, Records records) {
        double[] norms = oracle.gradients(records).stream()
                .mapToDouble(gradient -> Oracle.norm(gradient, List.of(new Range(0, gradient.length))))
                .sorted()
                .toArray();
        return norms[norms.length / 2];
    }

    static Stream<Arguments> words() {
        Layer word = new EmbeddingLayer.Builder().nIn(6).nOut(3).hasBias(true).build();
        Layer words = new EmbeddingSequenceLayer.Builder()
                .nIn(4)
                .nOut(3)
                .inputLength(5)
                .hasBias(true)
                .build();
        return Stream.of(
                Arguments.of(Twin.network(InputType.feedForward(6), DataType.DOUBLE, List.of(word, output())), 1, 6),
                Arguments.of(
                        Twin.network(InputType.recurrent(4, 5), DataType.DOUBLE, List.of(words, mean(), output())),
                        5,
                        4));
    }

    private static Layer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build();
    }

    @ParameterizedTest
    @MethodSource("words")
    void addsRepeatedWordsBeforeSquaring(MultiLayerNetwork network, int width, int count) {
        double[] words = new SplittableRandom(4)
                .ints(12L * width, 0, count)
                .asDoubleStream()
                .toArray();
        Twin twin = Twin.of(network, new int[] {width}, words);
        Oracle oracle = oracle(twin, Precision.DOUBLE);

        oracle.check(Records.single(12), Clipping.flat(0.3), groups(network), 1e-10);
        oracle.check(Records.runs(12, 4), Clipping.perLayer(0.3), groups(network), 1e-10);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void obeysMasks(String name, InputType type, List<Layer> hidden) {
        if (type != SEQUENCES || name.contains("mask") || name.contains("convolution")) {
            return;
        }
        Twin twin = twin(type, DataType.DOUBLE, hidden);
        double[] mask = new double[12 * 6];
        SplittableRandom random = new SplittableRandom(8);
        for (int row = 0; row < 12; row++) {
            Arrays.fill(mask, row * 6, row * 6 + random.nextInt(1, 7), 1);
        }
        Batch steps = Batch.of(mask, 12, 6);
        Plan plan = Plan.of(twin.network, PlanOptions.defaults(Precision.DOUBLE));
        boolean everyStep = hidden.get(hidden.size() - 1) instanceof RnnOutputLayer;
        Batch targets = everyStep ? twin.targetBatch().withMask(steps) : twin.targetBatch();
        Oracle oracle = new Oracle(plan, List.of(twin.batch().withMask(steps)), List.of(targets), 5);

        oracle.check(
                Records.single(12), Clipping.flat(median(oracle, Records.single(12))), groups(twin.network), 1e-10);
        oracle.check(Records.runs(12, 4), Clipping.flat(0.5), groups(twin.network), 1e-10);
    }
}
