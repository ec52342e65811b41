package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Four equal records that all pull with the clip norm 1 along (1, 0, 1), half of them expected in each of two steps, no
 * noise: the weight moves by 1/2 sqrt(1/2) for each record that was drawn. Were the sum divided by the records that
 * were drawn, every step with a record would move it by sqrt(1/2), and how many there were would be known.
 */
class ExpectedBatchTest {
    private static final int RECORDS = 4;
    private static final int BATCH = 2;

    @Test
    void dividesByTheRecordsThatWereExpected_notByThoseThatWereDrawn() {
        Set<Long> drawn = new TreeSet<>();
        for (long seed = 0; seed < 12; seed++) {
            double records = moved(seed) * BATCH * Math.sqrt(2);

            assertThat(records).isCloseTo(Math.rint(records), within(0.02)); // the grid of the noise is 1/256
            drawn.add(Math.round(records));
        }
        assertThat(drawn).hasSizeGreaterThan(3).anyMatch(records -> records % 2 == 1);
    }

    private static double moved(long seed) {
        MultiLayerNetwork network = linear();
        double before = network.params().getDouble(0);
        float[] inputs = new float[2 * RECORDS];
        float[] targets = new float[RECORDS];
        for (int record = 0; record < RECORDS; record++) {
            inputs[2 * record] = 1;
        }
        Arrays.fill(targets, 1e6f);
        PrivacySettings settings = PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-5))
                .withBound(GradientBound.of(GradientBound.Mode.FLAT, 1));
        NetworkFit.of(FitOptions.defaults().withEpochs(1).withBatchSize(BATCH))
                .withPrivacy(new PrivateTraining(settings, new NoiseDouble(new Seed(seed)), Digest.of("data")))
                .train(
                        network,
                        FitData.of(Examples.of(
                                List.of(FloatRows.adopt(inputs, RECORDS, 2)),
                                List.of(FloatRows.adopt(targets, RECORDS, 1)))),
                        new Seed(1),
                        Progress.silent());
        return network.params().getDouble(0) - before;
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
