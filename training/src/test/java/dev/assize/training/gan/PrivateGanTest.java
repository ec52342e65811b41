package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.mechanism.FixedSizeGaussian;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.fit.NoiseDouble;
import dev.assize.training.gan.quality.GanEvidence;
import dev.assize.training.gan.quality.GanReport;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.settings.GradientBound;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.PrivacyBudget;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.PrivateExtras;
import dev.assize.training.settings.RecordSampling;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** GANs whose discriminator learns privately. */
class PrivateGanTest {
    private static final Seed SEED = new Seed(5);
    private static final PrivacySettings NOISY = PrivacySettings.of(PrivacyBudget.ofNoise(1.5, 1e-3));

    private static GanSettings settings(GanKind kind, int epochs, PrivacySettings privacy) {
        GanSettings usual = kind == GanKind.DENSE ? GanSettings.DENSE : GanSettings.CONVOLUTIONAL;
        return usual.withCourse(new GanSettings.Course(epochs, 16, 0).withPrivacy(privacy));
    }

    private static TrainedGan train(GanSettings settings, GrayImages images) {
        return new GanTrainer(settings)
                .withNoise(NoiseSource.seeded(SEED))
                .train(images, SEED, Progress.silent(), (epoch, generator) -> {});
    }

    private static PrivateHistory spent(TrainedGan gan) {
        return gan.record().privacy().orElseThrow();
    }

    private static double[] parameters(MultiLayerNetwork network) {
        return network.params().dup().data().asDouble();
    }

    @Test
    void spendsTheBudgetAndNoMore() {
        PrivacySettings privacy = PrivacySettings.of(PrivacyBudget.of(3, 1e-3));
        TrainedGan gan = train(settings(GanKind.DENSE, 4, privacy), GanTrainerTest.bars(80));

        LedgerEntry entry = spent(gan).ledger().entries().get(0);
        assertThat(spent(gan).ledger().entries()).hasSize(1);
        assertThat(entry.steps()).isEqualTo(20); // 4 epochs of 80 / 16
        assertThat(entry.mechanism().parameters()).containsEntry("samplingRate", 0.2);
        assertThat(entry.access().data()).isEqualTo(gan.record().images().digest());
        assertThat(entry.protects()).isEqualTo("one row, one more or one less");
        assertThat(Accounting.epsilon(spent(gan).ledger(), 1e-3).upper())
                .isLessThanOrEqualTo(3)
                .isGreaterThan(2.95);
        assertThat(gan.record().epochs()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(GanKind.class)
    void trainsBothPlayers_withNoiseOfItsOwn(GanKind kind) {
        TrainedGan one = train(settings(kind, 1, NOISY), GanTrainerTest.bars(80));
        TrainedGan same = train(settings(kind, 1, NOISY), GanTrainerTest.bars(80));
        TrainedGan other = new GanTrainer(settings(kind, 1, NOISY))
                .train(GanTrainerTest.bars(80), SEED, Progress.silent(), (epoch, generator) -> {});

        assertThat(parameters(one.discriminatorNetwork())).isEqualTo(parameters(same.discriminatorNetwork()));
        assertThat(parameters(one.generatorNetwork())).isEqualTo(parameters(same.generatorNetwork()));
        assertThat(parameters(other.discriminatorNetwork())).isNotEqualTo(parameters(one.discriminatorNetwork()));
        assertThat(spent(one).ledger().secret()).isFalse();
        assertThat(spent(other).ledger().secret()).isTrue();
        assertThat(spent(other).ledger().phases().get(0).mechanism()).isEqualTo(new SampledGaussian(0.2, 1.5));
    }

    /** Whatever one image is, it moves the discriminator's sum by the clip norm at most: rate 1, one step, no noise. */
    @Test
    void movesTheDiscriminatorByTheClipNormAtMost_forAnyImage() {
        PrivacySettings privacy = NOISY.withBound(GradientBound.of(GradientBound.Mode.FLAT, 0.25));
        GanSettings settings = settings(GanKind.DENSE, 1, privacy)
                .withOptimizers(OptimizerSettings.of(Optimizer.SGD, 1), OptimizerSettings.of(Optimizer.SGD, 1));
        double[] with = step(settings, GanTrainerTest.bars(16));
        float[] ink = GanTrainerTest.bars(16).toArray();
        for (int pixel = 0; pixel < 64; pixel++) {
            ink[15 * 64 + pixel] = pixel % 3 == 0 ? 1 : 0;
        }
        double[] exchanged = step(settings, GrayImages.of(ink, 8, 8));
        double squares = 0;
        for (int i = 0; i < with.length; i++) {
            squares += (with[i] - exchanged[i]) * (with[i] - exchanged[i]);
        }

        assertThat(Math.sqrt(squares)).isPositive().isLessThan(2 * 0.25 / 16 + 1e-3); // out and in, over the batch
    }

    private static double[] step(GanSettings settings, GrayImages images) {
        TrainedGan gan = new GanTrainer(settings)
                .withNoise(new NoiseDouble(SEED))
                .train(images, SEED, Progress.silent(), (epoch, generator) -> {});
        return parameters(gan.discriminatorNetwork());
    }

    @Test
    void tellsNothingOfTheRealImages() {
        List<String> told = new ArrayList<>();
        TrainedGan gan = new GanTrainer(settings(GanKind.DENSE, 2, NOISY))
                .withNoise(NoiseSource.seeded(SEED))
                .train(GanTrainerTest.bars(80), SEED, (text, done, all) -> told.add(text), (epoch, generator) -> {});
        GanEpoch last = gan.record().epochs().get(1);

        assertThat(told).hasSize(10);
        assertThat(last.realScore()).isEmpty();
        assertThat(last.fakeScore()).isBetween(0.0, 1.0);
        assertThat(last.discriminatorLoss()).isPositive(); // of generated images alone
        assertThat(GanReport.losses(List.of(last))).contains(",," + String.format("%.6f", last.fakeScore()));
        assertThat(GanEvidence.of(gan.record().epochs())).hasSize(2);
    }

    @Test
    void learnsWhereInkIs_whenTheNoiseIsSmall() {
        float[] ink = new float[400 * 64];
        for (int image = 0; image < 400; image++) {
            for (int pixel = 0; pixel < 32; pixel++) {
                ink[image * 64 + pixel] = 1;
            }
        }
        GanSettings settings = settings(GanKind.DENSE, 30, PrivacySettings.of(PrivacyBudget.ofNoise(0.5, 1e-3)))
                .withOptimizers(OptimizerSettings.of(Optimizer.ADAM, 2e-3), OptimizerSettings.of(Optimizer.ADAM, 2e-3));
        float[] samples = train(settings, GrayImages.of(ink, 8, 8))
                .generator()
                .sample(50, SEED)
                .toArray();
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < samples.length; i++) {
            if (i % 64 < 32) {
                top += samples[i] / (50 * 32);
            } else {
                bottom += samples[i] / (50 * 32);
            }
        }

        assertThat(top).isGreaterThan(bottom + 0.3);
    }

    @Test
    void protectsExchangedImages_whenBatchesHaveAFixedSize() {
        PrivacySettings fixed = NOISY.withSampling(RecordSampling.DEFAULT.withMode(RecordSampling.Mode.FIXED));

        assertThat(spent(train(settings(GanKind.DENSE, 1, fixed), GanTrainerTest.bars(80)))
                        .ledger()
                        .phases()
                        .get(0)
                        .mechanism())
                .isEqualTo(new FixedSizeGaussian(0.2, 1.5));
    }

    @Test
    void hasItsLedgerInBothFiles(@TempDir Path folder) throws Exception {
        TrainedGan gan = train(settings(GanKind.DENSE, 1, NOISY), GanTrainerTest.bars(80));
        GanFile.save(gan, folder);
        Path plain = folder.resolve("plain");
        Files.createDirectory(plain);
        GanFile.save(
                new GanTrainer(GanSettings.DENSE.withCourse(new GanSettings.Course(1, 16, 0)))
                        .train(GanTrainerTest.bars(80), SEED, Progress.silent(), (epoch, generator) -> {}),
                plain);

        assertThat(GanFile.privacy(folder.resolve(GanFile.GENERATOR))).contains(spent(gan));
        assertThat(GanFile.privacy(folder.resolve(GanFile.DISCRIMINATOR))).contains(spent(gan));
        assertThat(GanFile.isOne(folder.resolve(GanFile.GENERATOR))).isTrue();
        assertThat(GanFile.privacy(plain.resolve(GanFile.GENERATOR))).isEmpty();
        Path text = Files.writeString(folder.resolve("text"), "no zip", StandardCharsets.UTF_8);
        assertThat(GanFile.isOne(text)).isFalse();
    }

    @Test
    void refusesWhatCannotBeKeptPrivate_allAtOnce() {
        PrivacySettings odd = NOISY.withBound(GradientBound.DEFAULT.withQuantile(0.5))
                .withSampling(RecordSampling.DEFAULT.withUser("who", 3))
                .withExtras(PrivateExtras.NONE.withAveraging(0.9));
        GanSettings squares = GanSettings.DENSE.withObjective(new GanSettings.Objective(GanLoss.LEAST_SQUARES, 0));

        assertThatThrownBy(() -> squares.withCourse(new GanSettings.Course(1, 16, 0).withPrivacy(odd)))
                .hasMessage(
                        "GAN settings: the loss is least_squares in private training\n  Use non_saturating or minimax, whose "
                                + "discriminator has a gradient for each image.\n"
                                + "GAN settings: 'privacy.quantile' is given for a GAN, whose generated images would count as "
                                + "well\n  Leave it out, and give 'privacy.clipNorm'.\n"
                                + "GAN settings: 'privacy.user' is given for a GAN, which protects single images\n"
                                + "  Leave it out, or keep one image of each user.\n"
                                + "GAN settings: 'privacy.augmentation' or 'privacy.averaging' is given for a GAN\n"
                                + "  Leave both out; 'averaging' of the GAN averages the generator, and costs nothing.");
    }

    @Test
    void drawsEachImageWithTheSameProbability() {
        GanSettings settings = settings(GanKind.DENSE, 1, NOISY);
        GanNetworks networks = new GanNetworks(settings, 8, 8);
        Player discriminator = Player.of(networks.discriminator(SEED), 0);
        int drawn = 0;
        for (int run = 0; run < 400; run++) {
            drawn += new PrivateLessons(
                            settings,
                            new PrivateTraining(
                                    NOISY,
                                    NoiseSource.seeded(new Seed(run)),
                                    GanTrainerTest.bars(80).digest()),
                            discriminator,
                            80)
                    .draw()
                    .length;
        }

        // 32,000 draws of probability 0.2: mean 6,400, deviation 72
        assertThat(drawn / 400.0).isCloseTo(16, within(5 * 72 / 400.0));
    }
}
