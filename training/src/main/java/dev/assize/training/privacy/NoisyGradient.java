package dev.assize.training.privacy;

import dev.assize.engine.plan.Plan;
import dev.assize.privacy.noise.NoiseMechanism;
import dev.assize.privacy.noise.NoiseSource;

/**
 * Adds noise to the gradient that a plan holds, where it lies: {@code (sum over lanes + noise) / divisor} for each
 * trained parameter. Parameters that are not trained get none.
 *
 * <p>Noise is drawn on all threads of the plan, some thousand numbers at a time, and added while it is in the cache.
 * Where there are more processors than the plan has threads, one of them draws the noise of the first half of the
 * parameters while the plan computes the sum. Which thread draws what does not change the noise.
 */
public final class NoisyGradient {
    private final NoiseAdding<?> adding;

    /**
     * Prepares for a plan.
     *
     * @param plan whose gradient it is
     * @param source where the noise comes from
     */
    public NoisyGradient(Plan plan, NoiseSource source) {
        this(plan, source, Runtime.getRuntime().availableProcessors());
    }

    /** Prepares for a plan on a machine of so many processors. */
    NoisyGradient(Plan plan, NoiseSource source, int processors) {
        adding = NoiseAdding.to(plan.memory(), source, processors);
    }

    /** Returns how many numbers get noise. */
    public int numbers() {
        return adding.numbers();
    }

    /** Returns how many bytes of memory the noise takes: at most one copy of the parameters and some pages. */
    public long bufferBytes() {
        return adding.bufferBytes();
    }

    /**
     * Starts to draw the noise of a step. {@link #add} has to follow before the next step begins.
     *
     * @param mechanism how much
     * @param step number of the step; never the same twice for one source
     */
    public void begin(NoiseMechanism mechanism, long step) {
        adding.begin(new NoiseAdding.Step(mechanism, step, 1));
    }

    /**
     * Adds the noise of the step to the gradient and divides it.
     *
     * @param mechanism the same as for {@link #begin}
     * @param step the same as for {@link #begin}
     * @param divisor what the sum is divided by, above 0; must not depend on who took part
     */
    public void add(NoiseMechanism mechanism, long step, double divisor) {
        if (!(divisor > 0 && divisor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a gradient cannot be divided by " + divisor
                    + " records; give the number that is expected, above 0");
        }
        adding.add(new NoiseAdding.Step(mechanism, step, 1 / divisor));
    }
}
