package dev.assize.training.gan.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Curve;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.gan.GanEpoch;
import dev.assize.training.gan.GanSettings;
import dev.assize.training.gan.GanTrainer;
import dev.assize.training.gan.Generator;
import dev.assize.training.gan.GrayImages;
import dev.assize.training.gan.TrainedGan;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerConstant;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole run on small pictures: bars of four kinds. */
class GanCheckTest {
    private static final int CLASSES = 4;

    private static GanQuality untrained;
    private static GanQuality trained;
    private static Generator generator;

    private static LabelledImages bars(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] ink = new float[count * 64];
        int[] labels = new int[count];
        for (int image = 0; image < count; image++) {
            labels[image] = random.nextInt(CLASSES);
            for (int i = 0; i < 64; i++) {
                boolean lit = i / 8 / 2 == labels[image];
                ink[image * 64 + i] = (float) (lit ? random.nextDouble(0.8, 1) : random.nextDouble(0.1));
            }
        }
        return new LabelledImages(GrayImages.of(ink, 8, 8), labels, CLASSES);
    }

    @BeforeAll
    static void run() {
        LabelledImages training = bars(1024, 1);
        GanCheck check = GanCheck.of(training, bars(300, 2), new Seed(4), Progress.silent());
        untrained = check.measure(train(training, 1, 1e-9).generator(), 300, new Seed(6));
        generator = train(training, 60, 1e-3).generator();
        trained = check.measure(generator, 300, new Seed(6));
    }

    private static TrainedGan train(LabelledImages images, int epochs, double rate) {
        OptimizerSettings adam = OptimizerSettings.of(Optimizer.ADAM, rate).with(OptimizerConstant.BETA1, 0.5);
        GanSettings settings = GanSettings.DENSE
                .withCourse(new GanSettings.Course(epochs, 64, 0))
                .withOptimizers(adam, adam);
        return new GanTrainer(settings).train(images.images(), new Seed(5), Progress.silent(), (epoch, made) -> {});
    }

    @Test
    void seesThatTrainingHelps() {
        assertThat(trained.distance().samples())
                .isLessThan(untrained.distance().samples() / 2)
                .isGreaterThan(trained.distance().real());
        assertThat(trained.classes().confidence())
                .isGreaterThan(untrained.classes().confidence());
        assertThat(trained.classes().occurring()).isEqualTo(CLASSES);
        assertThat(trained.classes().accuracy().hits()).isGreaterThan(290);
        assertThat(trained.copying().copied()).isLessThan(0.2);
    }

    @Test
    void comparesSamplesWithHeldOutImages() {
        LabelledImages training = bars(1024, 1);
        ImageClassifier classifier = ImageClassifier.train(training, new Seed(4), Progress.silent());
        Features samples = classifier.look(generator.sample(300, new Seed(6))).features();
        Features real = classifier.look(bars(300, 2).images()).features();
        Features known = classifier.look(training.images().first(300)).features();

        assertThat(trained.distance().samples()).isEqualTo(FrechetDistance.of(samples, real));
        assertThat(trained.distance().real()).isEqualTo(FrechetDistance.of(known, real));
        long precise = Manifold.of(real, Manifold.NEIGHBORS).covered(samples);
        long recalled = Manifold.of(samples, Manifold.NEIGHBORS).covered(real);
        assertThat(trained.covered().precision().hits()).isEqualTo(precise).isNotEqualTo(recalled);
        assertThat(trained.covered().recall().hits()).isEqualTo(recalled);
    }

    @Test
    void saysItAsEvidence_thatIsDefined() {
        List<Evidence> evidence = Stream.concat(
                        GanEvidence.of(trained).stream(),
                        GanEvidence.of(List.of(new GanEpoch(1, 1.4, 0.7, 0.5, 0.4))).stream())
                .toList();
        List<String> defined =
                GanEvidence.definitions().stream().map(Definition::id).toList();

        assertThat(evidence)
                .allSatisfy(piece -> assertThat(defined).contains(piece.key().id()));
        assertThat(defined)
                .allSatisfy(id ->
                        assertThat(evidence).anyMatch(piece -> piece.key().id().equals(id)));
        for (Definition definition : GanEvidence.definitions()) {
            evidence.stream()
                    .filter(piece -> piece.key().id().equals(definition.id()))
                    .filter(MeasuredValue.class::isInstance)
                    .map(piece -> ((MeasuredValue) piece).estimate().value())
                    .forEach(value -> assertThat(definition.range().contains(value))
                            .as(definition.id())
                            .isTrue());
        }
        assertThat(evidence.stream().filter(Curve.class::isInstance)).hasSize(2);
    }

    @Test
    void writesFigures() {
        assertThat(GanReport.losses(List.of(new GanEpoch(1, 1.4, 0.7, 0.5, 0.25))))
                .isEqualTo("epoch,discriminator_loss,generator_loss,real_score,generated_score\n"
                        + "1,1.400000,0.700000,0.500000,0.250000\n");
        assertThat(GanReport.json(trained))
                .contains("\"key\" : \"training.gan_frechet_distance[images=samples]\"")
                .contains("\"title\" : \"Precision of samples\"")
                .contains("\"samplesPerClass\"")
                .isEqualTo(GanReport.json(trained));
    }

    @Test
    void saysWhatIsTooLittle() {
        LabelledImages few = bars(3, 1);

        assertThatThrownBy(() -> GanCheck.of(few, bars(9, 2), new Seed(1), Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessage("GAN images: there are 3 training or held-out images\n"
                        + "  Quality is measured with more than 3 of each; bring more images.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledImages(few.images(), new int[2], CLASSES))
                .withMessage("3 images came with 2 labels; give one for each image, and at least one image");
    }
}
