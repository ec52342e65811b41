package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.ReplacedGaussianPair;
import java.util.SortedMap;

/**
 * The Poisson-sampled Gaussian mechanism where neighbors differ by one record exchanged for another: both records may
 * pull in opposite directions.
 *
 * @param samplingRate probability of a record to take part, above 0 and at most 1
 * @param noiseMultiplier standard deviation of the noise, in units of the clip norm (the most that one record adds)
 */
public record ReplacedSampledGaussian(double samplingRate, double noiseMultiplier) implements Mechanism {
    static final String ID = "poisson-sampled-gaussian-replaced";
    private static final double REACH = 10;
    private static final int PARTS = 8;

    /** Checks the ranges. */
    public ReplacedSampledGaussian {
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

    /** {@inheritDoc} By a sum over equal steps between {@code (1-q) N(0, s^2) + q N(1, s^2)} and its mirror image. */
    @Override
    public double renyiDivergence(double order) {
        double reach = Parameters.order(order) + REACH * noiseMultiplier;
        double step = noiseMultiplier / PARTS;
        int half = (int) Math.ceil(reach / step);
        double largest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[2 * half + 1];
        for (int i = 0; i < logs.length; i++) {
            double z = (i - half) * step;
            logs[i] = -z * z / (2 * noiseMultiplier * noiseMultiplier) + order * ratio(z) - (order - 1) * ratio(-z);
            largest = Math.max(largest, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - largest);
        }
        double log = largest + Math.log(sum * step / (noiseMultiplier * Math.sqrt(2 * Math.PI)));
        return Math.max(0, log / (order - 1));
    }

    private double ratio(double z) {
        double exponent = (2 * z - 1) / (2 * noiseMultiplier * noiseMultiplier);
        return exponent < 30
                ? Math.log1p(samplingRate * Math.expm1(exponent))
                : exponent
                        + Math.log(samplingRate)
                        + Math.log1p((1 - samplingRate) / samplingRate * Math.exp(-exponent));
    }

    @Override
    public LossBounds losses() {
        return LossBounds.exact(new ReplacedGaussianPair(samplingRate, noiseMultiplier));
    }

    @Override
    public String words() {
        return "Poisson sampling at rate " + samplingRate + ", Gaussian noise of multiplier " + noiseMultiplier
                + ", one record replaced";
    }
}
