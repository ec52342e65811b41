package dev.assize.training.gan;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.Optimizer;
import dev.assize.training.settings.OptimizerConstant;
import dev.assize.training.settings.OptimizerSettings;
import dev.assize.training.settings.PrivacySettings;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a GAN is trained.
 *
 * @param networks the two players
 * @param objective what they minimise
 * @param generator the generator's optimizer
 * @param discriminator the discriminator's optimizer
 * @param course how long and in which steps
 */
public record GanSettings(
        Networks networks,
        Objective objective,
        OptimizerSettings generator,
        OptimizerSettings discriminator,
        Course course) {
    private static final double RATE = 2e-4;
    private static final double MOMENTUM = 0.5;
    private static final double AVERAGING = 0.999;
    private static final int MOST = 1_000_000;

    /**
     * The dense GAN: noise of 100 numbers, 128 leaky units on both sides, non-saturating loss, real images with target
     * 0.9, Adam with rate 2e-4 and first decay 0.5 (Radford, Metz and Chintala 2016, section 4: with 0.9 training
     * swings and collapses), batches of 128 images.
     */
    public static final GanSettings DENSE = new GanSettings(
            new Networks(GanKind.DENSE, 100),
            new Objective(GanLoss.NON_SATURATING, 0.1),
            adam(),
            adam(),
            new Course(200, 128, AVERAGING));

    /**
     * The convolutional GAN: as {@link #DENSE}, with transposed convolutions against convolutions, for fewer epochs.
     */
    public static final GanSettings CONVOLUTIONAL = new GanSettings(
            new Networks(GanKind.CONVOLUTIONAL, 100),
            DENSE.objective(),
            adam(),
            adam(),
            new Course(10, 128, AVERAGING));

    /**
     * Checks all numbers.
     *
     * @throws TrainingException if some are not allowed; names all of them
     */
    public GanSettings {
        List<Problem> problems = new ArrayList<>();
        need(problems, networks.noise() >= 1 && networks.noise() <= MOST, "noise", networks.noise());
        need(problems, course.epochs() >= 1 && course.epochs() <= MOST, "epochs", course.epochs());
        need(problems, course.batch() >= 1 && course.batch() <= MOST, "batch", course.batch());
        fractions(problems, objective, course.averaging());
        course.privacy().ifPresent(privacy -> problems.addAll(GanPrivacy.problems(privacy, objective.loss())));
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
    }

    /** Returns these settings with another objective. */
    public GanSettings withObjective(Objective other) {
        return new GanSettings(networks, other, generator, discriminator, course);
    }

    /** Returns these settings with another course. */
    public GanSettings withCourse(Course other) {
        return new GanSettings(networks, objective, generator, discriminator, other);
    }

    /** Returns these settings with other optimizers. */
    public GanSettings withOptimizers(OptimizerSettings ofGenerator, OptimizerSettings ofDiscriminator) {
        return new GanSettings(networks, objective, ofGenerator, ofDiscriminator, course);
    }

    private static OptimizerSettings adam() {
        return OptimizerSettings.of(Optimizer.ADAM, RATE).with(OptimizerConstant.BETA1, MOMENTUM);
    }

    private static void fractions(List<Problem> problems, Objective objective, double averaging) {
        if (!(averaging >= 0 && averaging < 1)) {
            problems.add(problem("averaging is " + averaging, "Give a number from 0 to below 1, for example 0.999."));
        }
        double smoothing = objective.labelSmoothing();
        if (!(smoothing >= 0 && smoothing < 1)) {
            problems.add(
                    problem("labelSmoothing is " + smoothing, "Give a number from 0 to below 1, for example 0.1."));
        } else if (smoothing > 0 && !objective.loss().hasTarget()) {
            problems.add(problem(
                    "labelSmoothing is " + smoothing + " with the loss "
                            + objective.loss().id() + ", which has no labels",
                    "Leave labelSmoothing out, or choose another loss."));
        }
    }

    private static void need(List<Problem> problems, boolean good, String what, int value) {
        if (!good) {
            problems.add(problem(what + " is " + value, "Give a whole number from 1 to " + MOST + "."));
        }
    }

    private static Problem problem(String message, String hint) {
        return new Problem(Place.of("GAN settings"), message, hint);
    }

    /**
     * The two players.
     *
     * @param kind their layers
     * @param noise how many normal numbers a sample is made of, at least 1
     */
    public record Networks(GanKind kind, int noise) {}

    /**
     * What they minimise.
     *
     * @param loss the loss
     * @param labelSmoothing how much less than 1 the target of real images is, from 0 to below 1: one-sided, since
     *     smoothing the other side keeps bad samples where they are (Salimans et al., Improved Techniques for Training
     *     GANs, 2016, section 3.4)
     */
    public record Objective(GanLoss loss, double labelSmoothing) {}

    /**
     * How long and in which steps.
     *
     * @param epochs passes over the images, at least 1
     * @param batch real images of a step, and as many generated ones, at least 1
     * @param averaging the part that the running average of the generator's parameters keeps at a step, from 0 (no
     *     average, the last parameters are the result) to below 1 (Yazici et al., The Unusual Effectiveness of
     *     Averaging in GAN Training, 2019, section 3)
     * @param privacy how the discriminator learns so that nobody can tell from either network whether an image was
     *     there, if it does; {@code batch} is then the expected number of real images of a step
     */
    public record Course(int epochs, int batch, double averaging, Optional<PrivacySettings> privacy) {
        /** Makes a course that is not private. */
        public Course(int epochs, int batch, double averaging) {
            this(epochs, batch, averaging, Optional.empty());
        }

        /** Returns this course with a private discriminator. */
        public Course withPrivacy(PrivacySettings settings) {
            return new Course(epochs, batch, averaging, Optional.of(settings));
        }
    }
}
