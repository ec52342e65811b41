package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.ReplacedGaussianPair;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.math3.special.Gamma;

/**
 * Gaussian noise on the sum over a batch of fixed size, drawn without replacement.
 *
 * @param samplingRate size of the batch over the number of records, above 0 and at most 1
 * @param noiseMultiplier standard deviation of the noise, in units of the most that replacing one record of the batch changes
 *     the sum, which is twice the clip norm
 */
public record FixedSizeGaussian(double samplingRate, double noiseMultiplier) implements Mechanism {
    static final String ID = "fixed-size-gaussian";

    /** Beyond this order the bound leaves out the finite differences. */
    private static final int FINE = 256;

    /** Checks the ranges. */
    public FixedSizeGaussian {
        Parameters.rate(samplingRate);
        Parameters.noise(noiseMultiplier);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Neighbors neighbors() {
        return Neighbors.REPLACE_ONE;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("noiseMultiplier", noiseMultiplier, "samplingRate", samplingRate);
    }

    /**
     * {@inheritDoc} An upper bound; between whole orders the moments are interpolated, which their convexity allows.
     *
     * @see <a href="https://arxiv.org/abs/1808.00087">Wang, Balle and Kasiviswanathan, Subsampled Rényi differential privacy
     *     and analytical moments accountant, 2019, theorems 9 and 27, corollary 10</a>
     */
    @Override
    public double renyiDivergence(double order) {
        Parameters.order(order);
        if (samplingRate >= 1) {
            return order / (2 * noiseMultiplier * noiseMultiplier);
        }
        int floor = (int) Math.floor(order);
        double part = order - floor;
        double log = (1 - part) * logMoment(floor) + (part > 0 ? part * logMoment(floor + 1) : 0);
        return log / (order - 1);
    }

    private double logMoment(int order) {
        if (order == 1) {
            return 0;
        }
        double variance = noiseMultiplier * noiseMultiplier;
        double sum = 0;
        double largest = 0;
        double[] logs = new double[order + 1];
        for (int j = 2; j <= order; j++) {
            logs[j] = j * Math.log(samplingRate) + logBinomial(order, j) + term(order, j, variance);
            largest = Math.max(largest, logs[j]);
        }
        for (int j = 2; j <= order; j++) {
            sum += Math.exp(logs[j] - largest);
        }
        return largest > 0 ? largest + Math.log(sum + Math.exp(-largest)) : Math.log1p(sum);
    }

    private static double term(int order, int j, double variance) {
        double plain = Math.log(2) + j * (j - 1.0) / (2 * variance);
        if (j == 2) {
            return Math.min(Math.log(4 * Math.expm1(1 / variance)), plain);
        }
        if (order > FINE) {
            return plain;
        }
        double low = GaussianDifferences.log(2 * (j / 2), variance);
        double high = GaussianDifferences.log(2 * ((j + 1) / 2), variance);
        return Math.min(Math.log(4) + (low + high) / 2, plain);
    }

    private static double logBinomial(int n, int k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }

    /** {@inheritDoc} Two records that pull in opposite directions while all others are 0 attain a lower bound. */
    @Override
    public LossBounds losses() {
        return new LossBounds(List.of(), List.of(new ReplacedGaussianPair(samplingRate, 2 * noiseMultiplier)));
    }

    @Override
    public String words() {
        return "batches of fixed size without replacement at rate " + samplingRate + ", Gaussian noise of multiplier "
                + noiseMultiplier;
    }
}
