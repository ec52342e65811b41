package dev.assize.privacy.mechanism;

/**
 * The moments {@code E_z[X^a]} of the likelihood ratio {@code X = 1 - q + q exp((2 z - 1)/(2 s^2))},
 * {@code z ~ N(0, s^2)}.
 *
 * <p>Since {@code E[X] = 1}, the moment is {@code 1 + E[g]} with {@code g = X^a - 1 - a (X - 1) >= 0}; nothing cancels,
 * so that a tiny divergence is as exact as a large one. The integral is a sum over equal steps, which converges faster
 * than any power of the step, because the integrand is analytic in a strip of half width {@code pi s^2} and falls off
 * as a Gaussian: with a step of at most {@code s/2.5} and {@code s^2/2} the error is below 1e-15 of the value.
 */
final class SampledGaussianMoment {
    /** Beyond this many standard deviations a Gaussian factor is below 1e-22 of its peak. */
    private static final double REACH = 10;

    /** What is smaller than the largest term by more than this factor (in logarithms) is left out. */
    private static final double NEGLIGIBLE = 45;

    private static final double LARGE = 30;
    private static final double SMALL = 1e-3;

    private final double rate;
    private final double noise;

    SampledGaussianMoment(double samplingRate, double noiseMultiplier) {
        this.rate = samplingRate;
        this.noise = noiseMultiplier;
    }

    /** Returns {@code log E[X^a]}, at least 0. */
    double log(double order) {
        if (rate >= 1) {
            return order * (order - 1) / (2 * noise * noise);
        }
        double coarse = noise / 2;
        double from = -REACH * noise;
        int cells = (int) Math.ceil((order + 2 * REACH * noise) / coarse);
        double[] heights = new double[cells + 1];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= cells; i++) {
            heights[i] = logTerm(from + i * coarse, order);
            highest = Math.max(highest, heights[i]);
        }
        int parts = (int) Math.ceil(coarse / Math.min(noise / 2.5, noise * noise / 2));
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            if (Math.max(heights[i], heights[i + 1]) > highest - NEGLIGIBLE) {
                sum += cell(from + i * coarse, coarse / parts, parts, new double[] {order, highest});
            }
        }
        double log = highest + Math.log(sum * coarse / parts / (noise * Math.sqrt(2 * Math.PI)));
        return log > LARGE ? log : Math.log1p(Math.exp(log));
    }

    /** Sums the terms of one coarse cell relative to the largest one; {@code scale} is the order and that largest. */
    private double cell(double start, double step, int parts, double[] scale) {
        double sum = 0;
        for (int k = 0; k < parts; k++) {
            sum += Math.exp(logTerm(start + k * step, scale[0]) - scale[1]);
        }
        return sum;
    }

    /** Returns {@code -z^2/(2 s^2) + log g}. */
    private double logTerm(double z, double order) {
        double exponent = (2 * z - 1) / (2 * noise * noise);
        double logRatio;
        double excess;
        if (exponent > LARGE) {
            logRatio = exponent + Math.log(rate) + Math.log1p((1 - rate) / rate * Math.exp(-exponent));
            excess = Math.expm1(Math.min(logRatio, LARGE * 20));
        } else {
            excess = rate * Math.expm1(exponent);
            logRatio = Math.log1p(excess);
        }
        return -z * z / (2 * noise * noise) + logGap(order, excess, logRatio);
    }

    /** Returns {@code log((1 + u)^a - 1 - a u)} for {@code u = X - 1}. */
    private static double logGap(double order, double excess, double logRatio) {
        if (Math.abs(order * excess) < SMALL && Math.abs(excess) < SMALL) {
            double series =
                    1 + (order - 2) / 3 * excess * (1 + (order - 3) / 4 * excess * (1 + (order - 4) / 5 * excess));
            return Math.log(order * (order - 1) / 2 * excess * excess * series + Double.MIN_NORMAL);
        }
        double power = order * logRatio;
        if (power < LARGE) {
            return Math.log(Math.expm1(power) - order * excess);
        }
        double linear = logRatio > 1 ? Math.exp(Math.log(order) + logRatio - power) : order * excess * Math.exp(-power);
        return power + Math.log1p(-linear);
    }
}
