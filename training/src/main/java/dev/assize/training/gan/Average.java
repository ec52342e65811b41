package dev.assize.training.gan;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A running average of parameters: {@code a <- d a + (1 - d) p} after each step, with
 * {@code d = min(decay, t / (t + 9))} at step t, from 1, so that the first parameters are soon forgotten. It takes out
 * the swing of two players around each other, which the last parameters alone are a snapshot of.
 *
 * @see <a href="https://arxiv.org/abs/1806.04498">Yazici et al., The Unusual Effectiveness of Averaging in GAN
 *     Training, 2019, section 3</a>
 */
final class Average {
    private static final int WARM_UP = 9;

    private final double decay;
    private final double[] mean;
    private long steps;

    private Average(double decay, double[] mean) {
        this.decay = decay;
        this.mean = mean;
    }

    /** Makes an average that keeps {@code decay} of itself at a step; none for 0. */
    static Average of(double decay, double[] first) {
        return new Average(decay, first.clone());
    }

    /** Takes in the parameters after a step; does not ask for them where there is no average. */
    void add(Supplier<double[]> parameters) {
        if (decay == 0) {
            return;
        }
        steps++;
        double kept = Math.min(decay, steps / (double) (steps + WARM_UP));
        double[] latest = parameters.get();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = kept * mean[i] + (1 - kept) * latest[i];
        }
    }

    /** Returns the average, unless there is none. */
    Optional<double[]> current() {
        return decay == 0 ? Optional.empty() : Optional.of(mean.clone());
    }
}
