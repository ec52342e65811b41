package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class PrivateBreakdownTest {
    private static final PrivacySettings NOISY = PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-3));

    @Test
    void saysWhichStepAndLayer_andKeepsTheStart_whenTheFirstEpochBreaks() {
        MultiLayerNetwork network = FitSamples.classifier(new Sgd(3e38), 1);
        float[] before = FitSamples.parameters(network);

        assertThatThrownBy(() -> train(network, 3))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(
                        "training: parameters stopped being finite in epoch 1, step [0-9]+ of 120 of a private "
                                + "training; the first that are not finite are those of layer 'layer[01]' \\((Dense|Output)Layer\\)\n"
                                + "  Lower 'learningRate', or use optimizer adam\\. The network has its state from before the "
                                + "training; the steps that were made are spent\\.");
        assertThat(FitSamples.parameters(network)).containsExactly(before);
    }

    @Test
    void keepsTheStateOfTheLastGoodEpoch_whenALaterOneBreaks() {
        MapSchedule rates = new MapSchedule(ScheduleType.EPOCH, Map.of(0, 0.1, 1, 3e38));
        MultiLayerNetwork broken = FitSamples.classifier(new Sgd(rates), 1);
        MultiLayerNetwork good = FitSamples.classifier(new Sgd(0.1), 1);
        train(good, 1);

        assertThatThrownBy(() -> train(broken, 3))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("parameters stopped being finite in epoch 2, step ")
                .hasMessageContaining("The network has its state after epoch 1; the steps that were made are spent.");
        assertThat(FitSamples.parameters(broken)).containsExactly(FitSamples.parameters(good));
    }

    private static void train(MultiLayerNetwork network, int epochs) {
        PrivateTraining privately = new PrivateTraining(NOISY, NoiseSource.seeded(new Seed(4)), Digest.of("data"));
        NetworkFit.of(FitSamples.options(epochs).withBatchSize(1)) // so that the noise is as large as the clip norm
                .withPrivacy(privately)
                .train(network, FitData.of(FitSamples.classes(120, 1)), new Seed(11), Progress.silent());
    }
}
