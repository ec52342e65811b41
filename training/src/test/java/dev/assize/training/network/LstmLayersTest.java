package dev.assize.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.training.settings.HiddenActivation;
import dev.assize.training.settings.LstmNetwork;
import dev.assize.training.settings.SequencePooling;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Padding must not matter, whatever stands above the recurrent layers. */
class LstmLayersTest {
    private static final int FEATURES = 3;

    static Stream<LstmNetwork> networks() {
        return Stream.of(SequencePooling.values())
                .flatMap(pooling -> Stream.of(false, pooling != SequencePooling.LAST)
                        .distinct()
                        .flatMap(both -> Stream.of(List.of(4), List.of(4, 5))
                                .map(units ->
                                        new LstmNetwork(units, both, pooling, List.of(), HiddenActivation.RELU))));
    }

    private static MultiLayerNetwork build(LstmNetwork layers, int steps) {
        return (MultiLayerNetwork)
                NetworkBuilder.build(TrainingSettings.of(layers), new int[] {FEATURES, steps}, 2, new Seed(3));
    }

    private static INDArray sequence(int steps, int padded) {
        SplittableRandom random = new SplittableRandom(5);
        INDArray sequence = Nd4j.zeros(2, FEATURES, padded);
        for (int step = 0; step < steps; step++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                sequence.putScalar(0, feature, step, random.nextDouble() - 0.5);
            }
        }
        for (int step = 0; step < padded; step++) { // a second row that is as long as can be
            for (int feature = 0; feature < FEATURES; feature++) {
                sequence.putScalar(1, feature, step, random.nextDouble() - 0.5);
            }
        }
        return sequence;
    }

    private static double[] firstRow(MultiLayerNetwork network, INDArray input) {
        return network.output(input).getRow(0).toDoubleVector();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersTheSame_whenASequenceIsPadded(LstmNetwork layers) {
        double[] bare = firstRow(build(layers, 4), sequence(4, 4));
        double[] padded = firstRow(build(layers, 9), sequence(4, 9));

        assertThat(padded).containsExactly(bare, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void answersOtherwise_whenTheOrderChanges(LstmNetwork layers) {
        INDArray input = sequence(4, 4);
        INDArray swapped = input.dup();
        for (int feature = 0; feature < FEATURES; feature++) {
            swapped.putScalar(0, feature, 0, input.getDouble(0, feature, 3));
            swapped.putScalar(0, feature, 3, input.getDouble(0, feature, 0));
        }
        MultiLayerNetwork network = build(layers, 4);

        assertThat(firstRow(network, swapped)).isNotEqualTo(firstRow(network, input));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void survivesTheTextOfItsConfiguration(LstmNetwork layers) {
        MultiLayerNetwork network = build(layers, 6);
        MultiLayerNetwork read = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(
                network.getLayerWiseConfigurations().toJson()));
        read.init(network.params().dup(), false);

        assertThat(firstRow(read, sequence(4, 6))).containsExactly(firstRow(network, sequence(4, 6)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void takesAStepInDl4j(LstmNetwork layers) {
        MultiLayerNetwork network = build(layers, 6);
        INDArray before = network.params().dup();

        network.fit(sequence(4, 6), Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}}));

        assertThat(network.params().distance2(before)).isGreaterThan(1e-4);
        assertThat(network.score()).isFinite();
    }
}
