package dev.assize.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.ledger.ProtectedUnit;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.NoiseSettings;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.PrivateExtras;
import dev.assize.training.settings.RecordSampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class PrivateFitTest {
    private static final Digest DATA = Digest.of("data");
    private static final String MORE_OR_LESS = "one more or one less";
    private static final PrivacySettings NOISY = PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-5));

    private static PrivateTraining seeded(PrivacySettings settings) {
        return new PrivateTraining(settings, NoiseSource.seeded(new Seed(3)), DATA);
    }

    private static FitHistory train(
            MultiLayerNetwork network, FitOptions options, Examples examples, PrivateTraining privacy) {
        return NetworkFit.of(options)
                .withPrivacy(privacy)
                .train(network, FitData.of(examples), new Seed(11), Progress.silent());
    }

    private static PrivateHistory privacy(FitHistory history) {
        return history.privacy().orElseThrow();
    }

    @Test
    void spendsWhatWasAskedForAndNoMore_whenEpsilonIsGiven() {
        PrivacySettings settings = PrivacySettings.of(PrivacyBudget.of(2, 1e-5));
        FitHistory history =
                train(FitSamples.classifier(), FitSamples.options(3), FitSamples.classes(640, 1), seeded(settings));

        List<LedgerEntry> entries = privacy(history).ledger().entries();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).steps()).isEqualTo(60); // 3 epochs of 640 / 32 steps
        assertThat(entries.get(0).purpose()).isEqualTo("training");
        assertThat(entries.get(0).access().data()).isEqualTo(DATA);
        assertThat(entries.get(0).access().unit()).isEqualTo(ProtectedUnit.ROW);
        assertThat(entries.get(0).access().noise().secret()).isFalse();
        double spent = Accounting.epsilon(privacy(history).ledger(), 1e-5).upper();
        assertThat(spent).isLessThanOrEqualTo(2).isGreaterThan(1.95);
        assertThat(history.bestEpoch()).isEqualTo(3);
        assertThat(privacy(history).budgetEnded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(RecordSampling.Mode.class)
    void spendsTheBudget_howeverRecordsAreChosen(RecordSampling.Mode mode) {
        PrivacySettings settings =
                PrivacySettings.of(PrivacyBudget.of(2, 1e-5)).withSampling(RecordSampling.DEFAULT.withMode(mode));
        FitHistory history =
                train(FitSamples.classifier(), FitSamples.options(2), FitSamples.classes(320, 1), seeded(settings));

        Ledger ledger = privacy(history).ledger();
        assertThat(ledger.phases()).hasSize(1);
        assertThat(ledger.phases().get(0).steps()).isEqualTo(20);
        assertThat(Accounting.epsilon(ledger, 1e-5).upper())
                .isLessThanOrEqualTo(2)
                .isGreaterThan(1.95);
        assertThat(ledger.entries().get(0).protects())
                .isEqualTo(
                        "one row, " + (mode == RecordSampling.Mode.FIXED ? "one exchanged for another" : MORE_OR_LESS));
    }

    @Test
    void measuresAndTellsNothingOfTheRows() {
        List<String> told = new ArrayList<>();
        FitHistory history = NetworkFit.of(FitSamples.options(2))
                .withPrivacy(seeded(NOISY))
                .train(
                        FitSamples.classifier(),
                        FitData.of(FitSamples.classes(64, 1)),
                        new Seed(11),
                        (text, done, all) -> told.add(text));

        assertThat(history.epochs()).allMatch(epoch -> !epoch.isMeasured());
        assertThat(told)
                .containsExactly(
                        "training: epoch 1 of 2",
                        "training: epoch 1 of 2",
                        "training: epoch 2 of 2",
                        "training: epoch 2 of 2");
        assertThatThrownBy(() -> history.best().training())
                .hasMessage("epoch 2 was not measured, because its training was private; ask isMeasured() before");
    }

    @Test
    void learns_whenTheNoiseIsSmall() {
        PrivacySettings settings = PrivacySettings.of(PrivacyBudget.ofNoise(0.5, 1e-5));
        MultiLayerNetwork network = FitSamples.classifier(new Adam(0.02), 1);
        train(network, FitSamples.options(40), FitSamples.classes(1000, 1), seeded(settings));
        Examples fresh = FitSamples.classes(1000, 2);
        Score score = Measure.of(
                        EngineNetwork.of(network, FitSamples.options(1)).plan(),
                        fresh,
                        IntStream.range(0, 1000).toArray())
                .score();

        assertThat(score.accuracy()).isGreaterThan(0.85);
    }

    @Test
    void givesTheSameBits_whenTheSourceIsSeeded_onAnyNumberOfThreads() {
        MultiLayerNetwork one = FitSamples.classifier();
        MultiLayerNetwork other = FitSamples.classifier();
        FitOptions options = FitSamples.options(2);
        train(one, options, FitSamples.classes(200, 1), seeded(NOISY));
        train(other, options.withPlan(options.plan().withThreads(1)), FitSamples.classes(200, 1), seeded(NOISY));

        assertThat(FitSamples.parameters(one)).isEqualTo(FitSamples.parameters(other));
    }

    @Test
    void givesOtherNoiseEachTime_whenTheSourceIsSecure() {
        MultiLayerNetwork one = FitSamples.classifier();
        MultiLayerNetwork other = FitSamples.classifier();
        FitHistory history = train(
                one,
                FitSamples.options(1),
                FitSamples.classes(64, 1),
                new PrivateTraining(NOISY, NoiseSource.secure(), DATA));
        train(
                other,
                FitSamples.options(1),
                FitSamples.classes(64, 1),
                new PrivateTraining(NOISY, NoiseSource.secure(), DATA));

        assertThat(FitSamples.parameters(one)).isNotEqualTo(FitSamples.parameters(other));
        assertThat(privacy(history).ledger().secret()).isTrue();
    }

    /** One unit y = w x + b with squared error; rate 1, learning rate 1: w moves by minus the clipped mean. */
    @Test
    void movesByTheClippedSumOverTheExpectedBatch_byHand() {
        MultiLayerNetwork network = linear();
        double[] before = network.params().dup().data().asDouble();
        float[] inputs = {3, 0, 0, 0.25f};
        Examples examples =
                Examples.of(List.of(FloatRows.adopt(inputs, 2, 2)), List.of(FloatRows.adopt(new float[] {0, 0}, 2, 1)));
        Examples plain = examples;
        PrivateTraining silent = new PrivateTraining(
                NOISY.withBound(GradientBound.of(GradientBound.Mode.FLAT, 0.5)), new NoiseDouble(new Seed(1)), DATA);
        train(network, FitOptions.defaults().withEpochs(1).withBatchSize(2), plain, silent);
        double[] after = network.params().dup().data().asDouble();

        double[] sum = new double[3];
        for (int row = 0; row < 2; row++) {
            double x = inputs[2 * row];
            double z = inputs[2 * row + 1];
            double error = 2 * (before[0] * x + before[1] * z + before[2]);
            double norm = Math.abs(error) * Math.sqrt(x * x + z * z + 1);
            double weight = Math.min(1, 0.5 / norm) * error;
            sum[0] += weight * x;
            sum[1] += weight * z;
            sum[2] += weight;
        }
        for (int i = 0; i < 3; i++) {
            assertThat(before[i] - after[i]).isCloseTo(sum[i] / 2, within(1.0 / 256)); // the grid of the noise
        }
    }

    @Test
    void countsAndLeavesOutGradientsThatAreNotFinite() {
        MultiLayerNetwork network = linear();
        float[] inputs = {1, 0, 0, 1, 1, 1};
        float[] targets = {0, 3e38f, 0}; // twice the error of the second row is no float
        Examples examples =
                Examples.of(List.of(FloatRows.adopt(inputs, 3, 2)), List.of(FloatRows.adopt(targets, 3, 1)));
        FitHistory history =
                train(network, FitOptions.defaults().withEpochs(2).withBatchSize(3), examples, seeded(NOISY));

        assertThat(privacy(history).nonFinite()).isEqualTo(2); // once in each of two steps
        assertThat(FitSamples.parameters(network)).doesNotContain(Float.NaN, Float.POSITIVE_INFINITY);
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

    @Test
    void stepsWithNoiseAlone_whenNobodyIsDrawn() {
        MultiLayerNetwork network = FitSamples.classifier(new Sgd(0.1), 1);
        float[] before = FitSamples.parameters(network);
        FitHistory history = train(
                network,
                FitOptions.defaults().withEpochs(1).withBatchSize(1),
                FitSamples.classes(40, 1),
                seeded(PrivacySettings.of(PrivacyBudget.ofNoise(1, 1e-3))));

        assertThat(privacy(history).ledger().entries().get(0).steps()).isEqualTo(40); // 37 % of them empty
        assertThat(privacy(history).ledger().entries().get(0).mechanism()).isEqualTo(new SampledGaussian(1 / 40.0, 1));
        float[] after = FitSamples.parameters(network);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isNotEqualTo(before[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(GradientBound.Mode.class)
    void trainsWithEveryClipping(GradientBound.Mode mode) {
        MultiLayerNetwork network = FitSamples.classifier();
        float[] before = FitSamples.parameters(network);
        PrivacySettings settings = NOISY.withBound(GradientBound.of(mode, 0.7));
        FitHistory history = train(network, FitSamples.options(1), FitSamples.classes(100, 1), seeded(settings));

        assertThat(FitSamples.parameters(network)).isNotEqualTo(before);
        assertThat(privacy(history).ledger().entries().get(0).access().clipNorm())
                .hasValue(0.7);
    }

    @Test
    void trainsWithDiscreteNoise() {
        MultiLayerNetwork network = FitSamples.classifier();
        PrivacySettings settings = NOISY.withNoise(NoiseSettings.DEFAULT.withMode(NoiseSettings.Mode.DISCRETE));
        FitHistory history = train(network, FitSamples.options(1), FitSamples.classes(100, 1), seeded(settings));

        assertThat(privacy(history).ledger().entries()).hasSize(1);
        assertThat(FitSamples.parameters(network)).doesNotContain(Float.NaN);
    }

    @Test
    void protectsUsers_whenRowsHaveOwners() {
        int[] owners = new int[120];
        Arrays.setAll(owners, row -> row % 30);
        PrivacySettings settings = NOISY.withSampling(RecordSampling.DEFAULT.withUser("user", 3));
        FitHistory history = train(
                FitSamples.classifier(),
                FitOptions.defaults().withEpochs(2).withBatchSize(10),
                FitSamples.classes(120, 1).withOwners(owners),
                seeded(settings));

        LedgerEntry entry = privacy(history).ledger().entries().get(0);
        assertThat(entry.access().unit()).isEqualTo(ProtectedUnit.USER);
        assertThat(entry.steps()).isEqualTo(6); // 2 epochs of 30 users / 10
        assertThat(privacy(history).records()).isEqualTo(30);
    }

    @Test
    void endsWithTheRunningAverage_whenAsked() {
        MultiLayerNetwork last = FitSamples.classifier();
        MultiLayerNetwork averaged = FitSamples.classifier();
        FitOptions options = FitSamples.options(2);
        train(last, options, FitSamples.classes(200, 1), seeded(NOISY));
        train(
                averaged,
                options,
                FitSamples.classes(200, 1),
                seeded(NOISY.withExtras(PrivateExtras.NONE.withAveraging(0.9))));

        assertThat(FitSamples.parameters(averaged)).isNotEqualTo(FitSamples.parameters(last));
    }

    @Test
    void movesTheClipNorm_whenItFollowsAQuantile() {
        PrivacySettings settings =
                NOISY.withBound(GradientBound.of(GradientBound.Mode.FLAT, 50).withQuantile(0.5));
        MultiLayerNetwork network = FitSamples.classifier();
        FitHistory history = train(network, FitSamples.options(3), FitSamples.classes(320, 1), seeded(settings));

        LedgerEntry entry = privacy(history).ledger().entries().get(0);
        assertThat(entry.access().clipNorm()).isEmpty();
        assertThat(entry.mechanism()).isEqualTo(new SampledGaussian(0.1, 1)); // both questions together
        assertThat(entry.steps()).isEqualTo(30); // and each step once
    }

    @Test
    void refusesHeldOutRows() {
        FitData data = FitData.of(FitSamples.classes(64, 1), FitSamples.classes(16, 2));

        assertThatThrownBy(() -> NetworkFit.of(FitSamples.options(1))
                        .withPrivacy(seeded(NOISY))
                        .train(FitSamples.classifier(), data, new Seed(1), Progress.silent()))
                .hasMessage("training examples: 16 examples are held out in private training\n"
                        + "  Hold nothing out: choosing an epoch by them is not covered by the guarantee.");
    }

    @Test
    void trainsPicturesWithCopies_andSequences() {
        MultiLayerNetwork pictures = FitSamples.pictures();
        float[] pixels = new float[36 * 20];
        Arrays.setAll(new double[pixels.length], i -> pixels[i] = i % 7 / 7f);
        int[] labels = new int[20];
        Arrays.setAll(labels, row -> row % 2);
        Examples images = Examples.ofClasses(FloatRows.adopt(pixels, 20, 1, 6, 6), labels, 2);
        PrivacySettings copies = NOISY.withExtras(new PrivateExtras(3, 1, true, 0));
        FitHistory history =
                train(pictures, FitOptions.defaults().withEpochs(1).withBatchSize(5), images, seeded(copies));
        float[] steps = new float[2 * 6 * 20];
        Arrays.fill(steps, 0.5f);
        FitHistory sequences = train(
                FitSamples.sequences(),
                FitOptions.defaults().withEpochs(1).withBatchSize(5),
                Examples.ofClasses(FloatRows.adopt(steps, 20, 2, 6), labels, 2),
                seeded(NOISY));

        assertThat(privacy(history).ledger().entries().get(0).steps()).isEqualTo(4);
        assertThat(privacy(sequences).ledger().entries().get(0).steps()).isEqualTo(4);
    }
}
