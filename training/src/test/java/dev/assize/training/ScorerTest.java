package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.training.network.NetworkBuilder;
import dev.assize.training.settings.TrainingSettings;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ScorerTest {
    private static final float[] INPUTS = {0, 1, 2};

    private static MultiLayerNetwork linear(int classes, float... parameters) {
        TrainingSettings settings = TrainingSettings.defaults().withNetwork(Samples.layers());
        MultiLayerNetwork network =
                (MultiLayerNetwork) NetworkBuilder.build(settings, new int[] {1}, classes, new Seed(1));
        network.setParams(Nd4j.createFromArray(parameters).reshape(1, -1));
        return network;
    }

    @Test
    void weighsCrossEntropy_whenClasses() {
        MultiLayerNetwork network = linear(2, 0, (float) Math.log(3), 0, 0); // p(1 | x) = 3^x / (1 + 3^x)
        Examples examples = new Examples(1, INPUTS, new float[] {0, 1, 0}, new float[] {1, 2, 1});

        Scorer.Measured measured = new Scorer(examples, 2, TargetScale.NONE).score(network);

        double byHand = (Math.log(2) + 2 * Math.log(4 / 3.0) + Math.log(10)) / 4;
        assertThat(measured.loss()).isCloseTo(byHand, within(1e-6));
        assertThat(measured.correct()).isEqualTo(2); // the tie at x = 0 goes to class 0
        assertThat(measured.rows()).isEqualTo(3);
    }

    @Test
    void staysFinite_whenAProbabilityIsZeroInFloat() {
        MultiLayerNetwork network = linear(2, 0, 1e6f, 0, 0);
        Examples examples = new Examples(1, INPUTS, new float[] {0, 0, 0}, new float[] {1, 1, 1});

        Scorer.Measured measured = new Scorer(examples, 2, TargetScale.NONE).score(network);

        assertThat(measured.finite()).isTrue();
        assertThat(measured.loss()).isGreaterThan(50);
    }

    @Test
    void measuresSquaredErrorInTheLabelsUnit_whenRegression() {
        MultiLayerNetwork network = linear(0, 1, 0);
        Examples examples = new Examples(1, INPUTS, new float[] {0, 0, 0}, new float[] {1, 1, 1});

        Scorer.Measured measured = new Scorer(examples, 0, new TargetScale(5, 10)).score(network);

        assertThat(measured.loss()).isCloseTo(100 * (0 + 1 + 4) / 3.0, within(1e-4));
    }

    @Test
    void saysSo_whenTheNetworkBrokeDown() {
        MultiLayerNetwork network = linear(2, Float.NaN, 0, 0, 0);
        Examples examples = new Examples(1, INPUTS, new float[] {0, 1, 0}, new float[] {1, 1, 1});

        assertThat(new Scorer(examples, 2, TargetScale.NONE).score(network).finite())
                .isFalse();
    }

    @Test
    void foldsTheScaleIntoTheLastLayer() {
        MultiLayerNetwork network = linear(0, 2, 1);

        new TargetScale(100, 10).foldInto(network);

        double answer =
                network.output(Nd4j.createFromArray(new float[][] {{3}})).getDouble(0);
        assertThat(answer).isCloseTo(10 * (2 * 3 + 1) + 100, within(1e-4));
    }

    @Test
    void fitsTheScaleWithWeights() {
        TargetScale scale = TargetScale.fit(new float[] {1, 3}, new float[] {1, 3});

        assertThat(scale.mean()).isCloseTo(2.5, within(1e-12)); // by hand: (1 + 9) / 4
        assertThat(scale.deviation()).isCloseTo(Math.sqrt((2.25 + 3 * 0.25) / 4), within(1e-12));
        assertThat(TargetScale.fit(new float[] {4, 4}, new float[] {1, 1}).deviation())
                .isEqualTo(1);
        assertThat(scale.apply(new float[] {2.5f})).containsExactly(0);
    }
}
