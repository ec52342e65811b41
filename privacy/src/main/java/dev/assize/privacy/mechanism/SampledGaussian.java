package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.SampledGaussianPair;
import java.util.SortedMap;

/**
 * Gaussian noise on the clipped sum over a Poisson sample: every record takes part with the same probability,
 * independently of the others. One step of private stochastic gradient descent.
 *
 * @param samplingRate probability of a record to take part, above 0 and at most 1
 * @param noiseMultiplier standard deviation of the noise, in units of the clip norm (the most that one record adds)
 */
public record SampledGaussian(double samplingRate, double noiseMultiplier) implements Mechanism {
    static final String ID = "poisson-sampled-gaussian";

    /** Checks the ranges. */
    public SampledGaussian {
        Parameters.rate(samplingRate);
        Parameters.noise(noiseMultiplier);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Neighbors neighbors() {
        return Neighbors.ADD_OR_REMOVE;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("noiseMultiplier", noiseMultiplier, "samplingRate", samplingRate);
    }

    /**
     * {@inheritDoc} For this mechanism {@code log E_z[(1 - q + q exp((2 z - 1)/(2 s^2)))^a] / (a - 1)} with
     * {@code z ~ N(0, s^2)}, exact to rounding at every order.
     *
     * @see <a href="https://arxiv.org/abs/1908.10530">Mironov et al., Rényi differential privacy of the sampled
     *     Gaussian mechanism, 2019, theorem 4 and corollary 7</a>
     */
    @Override
    public double renyiDivergence(double order) {
        Parameters.order(order);
        return new SampledGaussianMoment(samplingRate, noiseMultiplier).log(order) / (order - 1);
    }

    @Override
    public LossBounds losses() {
        SampledGaussianPair pair = new SampledGaussianPair(samplingRate, noiseMultiplier);
        return samplingRate < 1 ? LossBounds.exact(pair.removal(), pair.addition()) : LossBounds.exact(pair.removal());
    }

    @Override
    public String words() {
        return "Poisson sampling at rate " + samplingRate + ", Gaussian noise of multiplier " + noiseMultiplier;
    }
}
