package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Weights of rows count before gradients are clipped: no row moves the sum further for being heavy. */
class PrivateWeightsTest {
    private static final double NORM = 0.5;
    private static final double GRID = 1.0 / 1024; // of the noise, 0.5 / 256, over the batch of two

    /** One unit y = w x + v z + b with squared error; rate 1, learning rate 1: it moves by minus the clipped mean. */
    @ParameterizedTest
    @ValueSource(floats = {0, 0.01f, 1, 40, 1e6f})
    void clipsTheWeightedGradient_byHand(float heavy) {
        float[] inputs = {3, 0, 0, 0.25f};
        float[] weights = {heavy, 0.5f};
        double[] before = parameters(linear());
        double[] sum = new double[3];
        for (int row = 0; row < 2; row++) {
            double[] vector = {inputs[2 * row], inputs[2 * row + 1], 1};
            double error = 2 * (before[0] * vector[0] + before[1] * vector[1] + before[2]) * weights[row];
            double norm = Math.abs(error) * length(vector);
            double factor = norm > NORM ? NORM / norm : 1;
            for (int i = 0; i < 3; i++) {
                sum[i] += factor * error * vector[i];
            }
        }

        double[] after = trained(GradientBound.Mode.FLAT, inputs, weights);

        for (int i = 0; i < 3; i++) {
            assertThat(before[i] - after[i]).isCloseTo(sum[i] / 2, within(GRID));
        }
    }

    /** A row of weight 0 adds nothing, as if it were not there; the batch is divided by its expected size. */
    @ParameterizedTest
    @EnumSource(GradientBound.Mode.class)
    void movesByTheClipNormAtMost_howeverHeavyARowIs(GradientBound.Mode mode) {
        float[] inputs = {3, -1, 0.5f, 0.25f};
        double[] without = trained(mode, inputs, new float[] {0, 1});
        for (float heavy : new float[] {1e-6f, 1, 1e3f, 1e12f, 1e30f}) {
            double[] with = trained(mode, inputs, new float[] {heavy, 1});
            double[] moved = {with[0] - without[0], with[1] - without[1], with[2] - without[2]};

            assertThat(length(moved)).as("weight %s", heavy).isLessThanOrEqualTo(NORM / 2 + 2 * GRID);
        }
    }

    /** The weight of one row does not change what another adds: no sum over all weights takes part. */
    @ParameterizedTest
    @ValueSource(floats = {1, 1e3f, 1e6f})
    void leavesTheOtherRowAlone_whenARowGetsHeavier(float heavy) {
        float[] inputs = {0, 0, 0.5f, 0.25f}; // the first row moves the bias alone
        double[] light = trained(GradientBound.Mode.FLAT, inputs, new float[] {0, 0.1f});
        double[] other = trained(GradientBound.Mode.FLAT, inputs, new float[] {heavy, 0.1f});

        assertThat(other[0]).isCloseTo(light[0], within(GRID));
        assertThat(other[1]).isCloseTo(light[1], within(GRID));
    }

    private static double[] trained(GradientBound.Mode mode, float[] inputs, float[] weights) {
        Examples examples = Examples.of(
                        List.of(FloatRows.adopt(inputs.clone(), 2, 2)),
                        List.of(FloatRows.adopt(new float[] {0, 0}, 2, 1)))
                .withWeights(weights);
        NoiseSource silent = new NoiseDouble(new Seed(1));
        PrivacySettings settings =
                PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-5)).withBound(GradientBound.of(mode, NORM));
        MultiLayerNetwork network = linear();
        NetworkFit.of(FitOptions.defaults().withEpochs(1).withBatchSize(2))
                .withPrivacy(new PrivateTraining(settings, silent, Digest.of("data")))
                .train(network, FitData.of(examples), new Seed(11), Progress.silent());
        return parameters(network);
    }

    private static double[] parameters(MultiLayerNetwork network) {
        return network.params().dup().data().asDouble();
    }

    private static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }

    private static MultiLayerNetwork linear() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(1))
                .list()
                .layer(new OutputLayer.Builder(LossFunction.L2)
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        return network;
    }
}
