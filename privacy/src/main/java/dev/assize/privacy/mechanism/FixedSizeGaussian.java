package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.FixedSizeGaussianPair;
import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.SampledGaussianPair;
import java.util.List;
import java.util.SortedMap;

/**
 * Gaussian noise on the sum over a batch of fixed size, drawn without replacement. A value: two of the same rate and
 * noise are equal.
 */
public final class FixedSizeGaussian implements Mechanism {
    static final String ID = "fixed-size-gaussian";

    /** Beyond this order the bound leaves out the finite differences. */
    private static final int FINE = 256;

    private final double samplingRate;
    private final double noiseMultiplier;
    private volatile double[] differences = {}; // log of each even one, computed once for all orders

    /**
     * Makes the mechanism.
     *
     * @param samplingRate size of the batch over the number of records, above 0 and at most 1
     * @param noiseMultiplier standard deviation of the noise, in units of the most that replacing one record of the
     *     batch changes the sum, which is twice the clip norm
     */
    public FixedSizeGaussian(double samplingRate, double noiseMultiplier) {
        this.samplingRate = Parameters.rate(samplingRate);
        this.noiseMultiplier = Parameters.noise(noiseMultiplier);
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
     * @see <a href="https://arxiv.org/abs/1808.00087">Wang, Balle and Kasiviswanathan, Subsampled Rényi differential
     *     privacy and analytical moments accountant, 2019, theorems 9 and 27, corollary 10</a>
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
        double choose = Math.log(order) + Math.log(samplingRate); // log of binomial(order, j) rate^j
        for (int j = 2; j <= order; j++) {
            choose += Math.log((order - j + 1) * samplingRate / j);
            logs[j] = choose + term(order, j, variance);
            largest = Math.max(largest, logs[j]);
        }
        for (int j = 2; j <= order; j++) {
            sum += Math.exp(logs[j] - largest);
        }
        return largest > 0 ? largest + Math.log(sum + Math.exp(-largest)) : Math.log1p(sum);
    }

    private double term(int order, int j, double variance) {
        double plain = Math.log(2) + j * (j - 1.0) / (2 * variance);
        if (j == 2) {
            return Math.min(Math.log(4 * Math.expm1(1 / variance)), plain);
        }
        if (order > FINE) {
            return plain;
        }
        double[] logs = differences(variance);
        return Math.min(Math.log(4) + (logs[j / 2] + logs[(j + 1) / 2]) / 2, plain);
    }

    private double[] differences(double variance) {
        if (differences.length == 0) {
            double[] logs = new double[FINE / 2 + 1];
            for (int half = 1; half < logs.length; half++) {
                logs[half] = GaussianDifferences.log(2 * half, variance);
            }
            differences = logs;
        }
        return differences;
    }

    /** {@inheritDoc} A record that pulls one way while all others pull the other way attains the bounds from below. */
    @Override
    public LossBounds losses() {
        SampledGaussianPair attained = new SampledGaussianPair(samplingRate, noiseMultiplier);
        return new LossBounds(
                List.of(new FixedSizeGaussianPair(samplingRate, noiseMultiplier)),
                List.of(attained.removal(), attained.addition()));
    }

    @Override
    public String words() {
        return "batches of fixed size without replacement at rate " + samplingRate + ", Gaussian noise of multiplier "
                + noiseMultiplier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FixedSizeGaussian same && same.parameters().equals(parameters());
    }

    @Override
    public int hashCode() {
        return parameters().hashCode();
    }

    @Override
    public String toString() {
        return words();
    }
}
