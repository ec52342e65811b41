package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.SampledGaussianPair;
import java.util.SortedMap;

/**
 * Gaussian noise on a sum over all records.
 *
 * @param noiseMultiplier standard deviation of the noise, in units of the most that the difference of neighbors changes
 *     the sum (L2)
 * @param neighbors what difference of data sets the unit refers to
 */
public record GaussianMechanism(double noiseMultiplier, Neighbors neighbors) implements Mechanism {
    static final String ID = "gaussian";

    /** Checks the range. */
    public GaussianMechanism {
        Parameters.noise(noiseMultiplier);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("noiseMultiplier", noiseMultiplier);
    }

    /** {@inheritDoc} For this mechanism {@code a / (2 s^2)}, in both directions. */
    @Override
    public double renyiDivergence(double order) {
        return Parameters.order(order) / (2 * noiseMultiplier * noiseMultiplier);
    }

    @Override
    public LossBounds losses() {
        return LossBounds.exact(new SampledGaussianPair(1, noiseMultiplier).removal());
    }

    @Override
    public String words() {
        return "Gaussian noise of multiplier " + noiseMultiplier + " on all records";
    }
}
