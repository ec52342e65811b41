package dev.assize.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.training.settings.CnnNetwork;
import dev.assize.training.settings.ConvolutionBlock;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.MlpNetwork;
import dev.assize.training.settings.NetworkSettings;
import dev.assize.training.settings.PoolKind;
import dev.assize.training.settings.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Every kind of network runs on the engine, and DL4J answers the same. */
class EngineKindsTest {
    private static final int[] IMAGE = {2, 8, 8};
    private static final int[] SEQUENCE = {3, 7};
    private static final int ROWS = 5;

    static Stream<NetworkSettings> networks() {
        return Stream.concat(LstmLayersTest.networks(), images());
    }

    private static Stream<NetworkSettings> images() {
        ConvolutionBlock same = new ConvolutionBlock(3, 3, 1, OptionalInt.empty(), new ConvolutionBlock.Pool(2, 2));
        ConvolutionBlock valid = new ConvolutionBlock(4, 3, 1, OptionalInt.of(1), new ConvolutionBlock.Pool(2, 1));
        return Stream.of(PoolKind.values())
                .flatMap(kind -> Stream.of(false, true)
                        .map(normalised -> new CnnNetwork(
                                List.of(same, valid), kind, normalised, List.of(6), HiddenActivation.RELU)));
    }

    /** Numbers of which those of sequences end with padding. */
    private static float[] rows(int... shape) {
        SplittableRandom random = new SplittableRandom(11);
        int perRow = 1;
        for (int length : shape) {
            perRow *= length;
        }
        float[] numbers = new float[ROWS * perRow];
        for (int i = 0; i < numbers.length; i++) {
            boolean padding = shape.length == 2 && i % shape[1] > 1 + i / perRow;
            numbers[i] = padding ? 0 : (float) (random.nextDouble() - 0.5);
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersAsDl4jDoes(NetworkSettings layers) {
        int[] shape = layers instanceof CnnNetwork ? IMAGE : SEQUENCE;
        MultiLayerNetwork network =
                (MultiLayerNetwork) NetworkBuilder.build(TrainingSettings.of(layers), shape, 3, new Seed(4));
        long[] batch = shape.length == 2
                ? new long[] {ROWS, shape[0], shape[1]}
                : new long[] {ROWS, shape[0], shape[1], shape[2]};

        Tensor scores = Plan.of(network, Precision.FLOAT).predict(Batch.of(rows(shape), intsOf(batch)));

        double[] expected = network.output(Nd4j.createFromArray(rows(shape)).reshape('c', batch))
                .dup('c')
                .reshape(-1)
                .toDoubleVector();
        assertThat(scores.toArray()).containsExactly(expected, within(1e-5));
    }

    /** Tables as well: a network of every kind and activation, and what the engine says when it makes a plan of it. */
    static Stream<NetworkSettings> networksAndTables() {
        Stream<NetworkSettings> tables = Stream.of(HiddenActivation.values())
                .flatMap(activation -> Stream.of(List.<Integer>of(), List.of(4), List.of(6, 4))
                        .map(hidden -> new MlpNetwork(hidden, activation)));
        return Stream.concat(networks(), tables);
    }

    @ParameterizedTest
    @MethodSource("networksAndTables")
    void runsOnTheEngineAlone_withoutAnyLayerOfDl4j(NetworkSettings layers) {
        int[] shape = layers instanceof CnnNetwork ? IMAGE : layers instanceof MlpNetwork ? new int[] {7} : SEQUENCE;
        TrainingSettings settings = TrainingSettings.of(layers);
        for (int classes : new int[] {0, 2, 3}) {
            List<String> said = new ArrayList<>();
            Plan plan = listening(
                    said,
                    () -> Plan.of(
                            (MultiLayerNetwork) NetworkBuilder.build(settings, shape, classes, new Seed(4)),
                            Precision.FLOAT));

            assertThat(said).isEmpty();
            assertThat(plan.parameters()).isNotEmpty();
        }
    }

    @Test
    void hearsOfAFallback() {
        List<String> said = new ArrayList<>();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new AutoEncoder.Builder().nOut(3).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(4))
                .build());
        network.init();
        listening(said, () -> Plan.of(network, Precision.FLOAT));

        assertThat(said).hasSize(1).first().asString().contains("DL4J runs a part of this network itself");
    }

    /** Does something and collects the warnings of the engine meanwhile. */
    private static <T> T listening(List<String> said, Supplier<T> work) {
        Logger logger = Logger.getLogger("dev.assize.engine");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                said.add(logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            return work.get();
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static int[] intsOf(long... lengths) {
        int[] ints = new int[lengths.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(lengths[i]);
        }
        return ints;
    }
}
