package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.engine.plan.Batch;
import dev.assize.engine.plan.Plan;
import dev.assize.engine.plan.Precision;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GanTrainerTest {
    private static final int BATCH = 16;
    private static final Seed SEED = new Seed(5);
    private static final GrayImages IMAGES = bars(80);

    /** Images of 8 x 8 pixels with one bright row each. */
    static GrayImages bars(int count) {
        float[] ink = new float[count * 64];
        for (int image = 0; image < count; image++) {
            for (int x = 0; x < 8; x++) {
                ink[image * 64 + image % 8 * 8 + x] = 1;
            }
        }
        return GrayImages.of(ink, 8, 8);
    }

    private static GanSettings settings(GanKind kind, int epochs) {
        GanSettings usual = kind == GanKind.DENSE ? GanSettings.DENSE : GanSettings.CONVOLUTIONAL;
        return usual.withCourse(new GanSettings.Course(epochs, BATCH, 0));
    }

    private static TrainedGan train(GanSettings settings, GrayImages images) {
        return new GanTrainer(settings).train(images, SEED, Progress.silent(), (epoch, generator) -> {});
    }

    private static double[] parameters(MultiLayerNetwork network) {
        return network.params().dup().data().asDouble();
    }

    @ParameterizedTest
    @EnumSource(GanKind.class)
    void givesTheSameBits_forTheSameSeed(GanKind kind) {
        TrainedGan one = train(settings(kind, 2), IMAGES);
        TrainedGan other = train(settings(kind, 2), IMAGES);

        assertThat(parameters(one.generatorNetwork())).isEqualTo(parameters(other.generatorNetwork()));
        assertThat(parameters(one.discriminatorNetwork())).isEqualTo(parameters(other.discriminatorNetwork()));
        assertThat(one.record().epochs()).isEqualTo(other.record().epochs());
        GrayImages samples = one.generator().sample(300, new Seed(1));
        assertThat(samples.toArray())
                .isEqualTo(other.generator().sample(300, new Seed(1)).toArray());
        assertThat(one.generator().sample(20, new Seed(1)).toArray())
                .isEqualTo(samples.first(20).toArray());
        assertThat(one.generator().sample(20, new Seed(2)).toArray())
                .isNotEqualTo(samples.first(20).toArray());
    }

    @Test
    void playsTheSameGame_withAnAverageOfTheGenerator() {
        GanSettings plain = settings(GanKind.DENSE, 3);
        GanSettings averaged = plain.withCourse(new GanSettings.Course(3, BATCH, 0.5));
        TrainedGan last = train(plain, IMAGES);
        TrainedGan mean = train(averaged, IMAGES);

        assertThat(mean.record().epochs()).isEqualTo(last.record().epochs());
        assertThat(parameters(mean.discriminatorNetwork())).isEqualTo(parameters(last.discriminatorNetwork()));
        assertThat(parameters(mean.generatorNetwork())).isNotEqualTo(parameters(last.generatorNetwork()));
        assertThat(mean.generator().sample(3, SEED).toArray())
                .isNotEqualTo(last.generator().sample(3, SEED).toArray());
    }

    @Test
    void showsTheAverageAfterEachEpoch() {
        GanSettings averaged = settings(GanKind.DENSE, 2).withCourse(new GanSettings.Course(2, BATCH, 0.5));
        List<float[]> shown = new ArrayList<>();
        TrainedGan trained = new GanTrainer(averaged)
                .train(
                        IMAGES,
                        SEED,
                        Progress.silent(),
                        (epoch, generator) ->
                                shown.add(generator.sample(3, SEED).toArray()));

        assertThat(shown).hasSize(2);
        assertThat(shown.get(1)).isEqualTo(trained.generator().sample(3, SEED).toArray());
        assertThat(shown.get(0)).isNotEqualTo(shown.get(1));
    }

    @ParameterizedTest
    @EnumSource(GanLoss.class)
    void learnsWhereInkIs_withEveryLoss(GanLoss loss) {
        GrayImages dark = GrayImages.of(topRows(128), 8, 8);
        GanSettings settings = settings(GanKind.DENSE, 60)
                .withObjective(new GanSettings.Objective(loss, 0))
                .withOptimizers(OptimizerSettings.of(Optimizer.ADAM, 2e-3), OptimizerSettings.of(Optimizer.ADAM, 2e-3));
        float[] samples = train(settings, dark).generator().sample(50, SEED).toArray();
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < samples.length; i++) {
            top += i % 64 < 16 ? samples[i] / (50 * 16) : 0;
            bottom += i % 64 >= 16 ? samples[i] / (50 * 48) : 0;
        }
        assertThat(top).isGreaterThan(0.6);
        assertThat(bottom).isLessThan(0.4);
    }

    private static float[] topRows(int count) {
        float[] ink = new float[count * 64];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = i % 64 < 16 ? 1 : 0;
        }
        return ink;
    }

    @Test
    void movesTheGeneratorAlongTheSlopeOfItsLoss() {
        double rate = 0.5;
        OptimizerSettings plain = OptimizerSettings.of(Optimizer.SGD, rate);
        GanSettings settings = settings(GanKind.DENSE, 1).withOptimizers(plain, plain);
        GrayImages images = IMAGES.first(BATCH);
        MultiLayerNetwork start = new GanNetworks(settings, 8, 8).generator(SEED.child("gan.generator"));
        Plan generator = Plan.of(start, Precision.DOUBLE);
        TrainedGan trained = train(settings, images);
        Plan discriminator = Plan.of(trained.discriminatorNetwork(), Precision.DOUBLE);
        Batch noise = Noise.draw(SEED.child("gan.epoch").child(1).child(0).child("noise"), BATCH, 100);

        double[] before = parameters(start);
        double[] after = parameters(trained.generatorNetwork());
        for (int i = 13; i < before.length; i += 1511) {
            double slope = (loss(generator, discriminator, noise, before, i, 1e-4)
                            - loss(generator, discriminator, noise, before, i, -1e-4))
                    / 2e-4;
            assertThat(after[i] - before[i]).isCloseTo(-rate * slope, within(1e-6));
        }
    }

    private static double loss(
            Plan generator, Plan discriminator, Batch noise, double[] parameters, int changed, double by) {
        double[] moved = parameters.clone();
        moved[changed] += by;
        generator.setParameters(moved);
        double[] logits = discriminator
                .forward(Batch.of(generator.forward(noise).outputs()))
                .logits()
                .toArray();
        double sum = 0;
        for (double z : logits) {
            sum += GanLoss.NON_SATURATING.generatorLoss(z) / logits.length;
        }
        return sum;
    }

    @Test
    void shufflesImagesAnewInEachEpoch() {
        OptimizerSettings standing = OptimizerSettings.of(Optimizer.SGD, 1e-12);
        GanSettings settings = settings(GanKind.DENSE, 6).withOptimizers(standing, standing);

        List<GanEpoch> epochs = train(settings, bars(50)).record().epochs(); // 2 of 50 wait for another epoch

        assertThat(epochs.stream().map(GanEpoch::realScore).distinct()).hasSizeGreaterThan(2);
    }

    @Test
    void tellsEachEpoch_andProgress() {
        List<Integer> epochs = new ArrayList<>();
        List<String> progress = new ArrayList<>();
        TrainedGan gan = new GanTrainer(settings(GanKind.DENSE, 3))
                .train(
                        bars(50),
                        SEED,
                        (what, done, total) -> progress.add(what.substring(0, 12) + ", " + done + " of " + total),
                        (epoch, generator) -> {
                            epochs.add(epoch.number());
                            assertThat(generator.sample(2, SEED).count()).isEqualTo(2);
                        });

        assertThat(epochs).containsExactly(1, 2, 3);
        assertThat(progress).hasSize(9).startsWith("GAN: epoch 1, 1 of 9").endsWith("GAN: epoch 3, 9 of 9");
        assertThat(gan.record().epochs()).hasSize(3).allSatisfy(epoch -> {
            assertThat(epoch.discriminatorLoss()).isPositive();
            assertThat(epoch.realScore().orElseThrow()).isBetween(0.0, 1.0);
            assertThat(epoch.fakeScore()).isBetween(0.0, 1.0);
        });
        assertThat(gan.generatorNetwork().getIterationCount()).isEqualTo(9);
        assertThat(gan.generatorNetwork().getEpochCount()).isEqualTo(3);
        assertThat(gan.record().images().count()).isEqualTo(50);
        assertThat(gan.record().versions()).containsKey("deeplearning4j");
    }

    @Test
    void stopsWhereALossIsNoNumber_andKeepsTheLastGoodEpoch() {
        OptimizerSettings wild = OptimizerSettings.of(Optimizer.SGD, 10);
        GanSettings settings = settings(GanKind.DENSE, 50)
                .withObjective(new GanSettings.Objective(GanLoss.LEAST_SQUARES, 0))
                .withOptimizers(wild, wild);
        GanStoppedException stopped = catchThrowableOfType(GanStoppedException.class, () -> train(settings, IMAGES));

        assertThat(stopped.getMessage())
                .matches("GAN training: the loss of the (generator|discriminator) is no number any more in epoch 1, "
                        + "step \\d\n  Lower the learning rate of the (generator|discriminator), or use another loss; "
                        + "the networks after epoch 0 are kept.");
        MultiLayerNetwork start = new GanNetworks(settings, 8, 8).generator(SEED.child("gan.generator"));
        assertThat(parameters(stopped.kept().generatorNetwork())).isEqualTo(parameters(start));
        assertThat(stopped.kept().record().epochs()).isEmpty();
    }

    @Test
    void saysWhatCannotBeTrained() {
        assertThatThrownBy(() -> train(settings(GanKind.DENSE, 1), bars(15)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("GAN images: there are 15 images, a batch has 16\n"
                        + "  Bring more images, or make the batch smaller.");
        GrayImages odd = GrayImages.of(new float[20 * 6 * 8], 6, 8);
        assertThatThrownBy(() -> train(settings(GanKind.CONVOLUTIONAL, 1), odd))
                .isInstanceOf(TrainingException.class)
                .hasMessage("GAN settings: a convolutional generator cannot make images of 6 x 8 pixels\n"
                        + "  Bring images whose sides are multiples of 4, or use the dense networks.");
        assertThatThrownBy(() -> new GanSettings(
                        new GanSettings.Networks(GanKind.DENSE, 0),
                        new GanSettings.Objective(GanLoss.HINGE, 0.1),
                        GanSettings.DENSE.generator(),
                        GanSettings.DENSE.discriminator(),
                        new GanSettings.Course(0, 0, 0)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("GAN settings: noise is 0\n  Give a whole number from 1 to 1000000.\n"
                        + "GAN settings: epochs is 0\n  Give a whole number from 1 to 1000000.\n"
                        + "GAN settings: batch is 0\n  Give a whole number from 1 to 1000000.\n"
                        + "GAN settings: labelSmoothing is 0.1 with the loss hinge, which has no labels\n"
                        + "  Leave labelSmoothing out, or choose another loss.");
    }
}
