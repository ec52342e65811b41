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
import dev.assize.training.settings.NetworkSettings;
import dev.assize.training.settings.PoolKind;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

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

    private static int[] intsOf(long... lengths) {
        int[] ints = new int[lengths.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(lengths[i]);
        }
        return ints;
    }
}
