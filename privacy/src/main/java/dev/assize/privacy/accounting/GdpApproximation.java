package dev.assize.privacy.accounting;

import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;

/**
 * The central limit approximation by Gaussian differential privacy. For information only: it is no bound and often lies
 * below the true epsilon.
 *
 * @see <a href="https://arxiv.org/abs/1911.11607">Bu et al., Deep learning with Gaussian differential privacy, 2020,
 *     section 2.4</a>
 */
public final class GdpApproximation {
    private GdpApproximation() {}

    /** Returns {@code mu = sqrt(sum over phases of q^2 T (exp(1/s^2) - 1))}. */
    public static double mu(List<Phase> phases) {
        double sum = 0;
        for (Phase phase : phases) {
            if (!(phase.mechanism() instanceof SampledGaussian sampled)) {
                throw new IllegalArgumentException("the approximation knows Poisson-sampled Gaussians only, not "
                        + phase.mechanism().words());
            }
            sum += sampled.samplingRate()
                    * sampled.samplingRate()
                    * phase.steps()
                    * Math.expm1(1 / (sampled.noiseMultiplier() * sampled.noiseMultiplier()));
        }
        return Math.sqrt(sum);
    }

    /** Returns about epsilon: neither a guarantee nor a lower bound. */
    public static double epsilon(List<Phase> phases, double delta) {
        return GaussianComposition.epsilon(1 / mu(phases), delta);
    }
}
