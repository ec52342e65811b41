package dev.assize.training.gan;

import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.engine.clip.Clipped;
import dev.assize.engine.clip.Clipping;
import dev.assize.engine.plan.Batch;
import dev.assize.privacy.mechanism.Mechanism;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.training.privacy.BudgetGuard;
import dev.assize.training.privacy.NoisyGradient;
import dev.assize.training.privacy.PrivateHistory;
import dev.assize.training.privacy.PrivatePlan;
import dev.assize.training.privacy.PrivatePlanner;
import dev.assize.training.privacy.PrivateTraining;
import dev.assize.training.privacy.StepCount;
import dev.assize.training.settings.TrainingException;
import java.util.List;

/**
 * The discriminator's steps of a private GAN:
 * {@code (sum over real and generated images of clipped gradients + noise) / batch}. The real images are drawn at
 * random for each step; there are always as many generated ones as a batch has, so that their number tells nothing of
 * the data.
 *
 * <p>One real image more or less changes the sum by at most the clip norm, whatever the generated images are: they
 * follow from the generator's parameters and from noise of a public seed, both of which are the same for neighboring
 * data given what was given out before. The generator only ever sees the discriminator, so whatever it learns is
 * post-processing.
 *
 * @see <a href="https://arxiv.org/abs/1802.06739">Xie et al., Differentially private generative adversarial network,
 *     2018, algorithm 1 and theorem 1</a>
 */
final class PrivateLessons {
    private static final int IMAGES = 0; // part of the stream of a step's choice

    private final PrivateTraining training;
    private final PrivatePlan plan;
    private final NoisyGradient gradient;
    private final BudgetGuard guard;
    private final StepCount count;
    private long nonFinite;
    private boolean ended;

    /**
     * Plans the steps.
     *
     * @param settings whose course has an epoch's expected number of images in a step
     * @param training what makes them private
     * @param discriminator who learns
     * @param images how many real ones there are
     * @throws TrainingException if the budget cannot be kept, or a layer mixes images
     */
    PrivateLessons(GanSettings settings, PrivateTraining training, Player discriminator, int images) {
        List<Problem> problems = discriminator.plan().clippingProblems();
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        GanSettings.Course course = settings.course();
        this.training = training;
        plan = new PrivatePlanner(training.settings(), course.batch(), course.epochs()).plan(images);
        gradient = new NoisyGradient(discriminator.plan(), training.source());
        guard = plan.guard();
        count = new StepCount(training);
    }

    int stepsPerEpoch() {
        return plan.stepsPerEpoch();
    }

    /** Returns whether the budget allows one more step of an epoch, counted from 0; once it does not, it never does. */
    boolean permitted(int epoch) {
        ended |= !guard.permits(count, epoch);
        return !ended;
    }

    /** Returns the real images of the next step, ascending; there may be none. */
    int[] draw() {
        return plan.sampling()
                .draw(plan.records(), training.source().stream(NoiseSource.Purpose.SAMPLING, count.steps(), IMAGES));
    }

    /**
     * Teaches the discriminator, and writes it down.
     *
     * @param discriminator who learns
     * @param images real ones of {@link #draw}, then generated ones
     * @param targets what it should say of each
     * @param epoch from 0
     * @param seed for everything random in its layers
     */
    void teach(Player discriminator, Batch images, Batch targets, int epoch, Seed seed) {
        long step = count.steps();
        Mechanism mechanism = plan.mechanism(epoch);
        count.add(StepCount.TRAINING, mechanism, 1);
        Clipping clipping = plan.clipping(plan.clipNorm(epoch));
        NoiseMechanism noise = plan.noise(clipping, plan.noiseMultiplier(epoch), gradient.numbers());
        gradient.begin(noise, step);
        Clipped clipped = discriminator.leaveClipped(images, targets, clipping, seed.value());
        gradient.add(noise, step, plan.divisor());
        discriminator.step(epoch, 1);
        nonFinite += clipped.nonFinite();
    }

    /** Returns what was used up to now. */
    PrivateHistory history() {
        return new PrivateHistory(
                count.ledger(), training.settings().budget().delta(), plan.records(), nonFinite, ended);
    }
}
