package dev.assize.statistics;

import dev.assize.core.Estimate;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * A quantile of a sample. Whatever the distribution, the q-quantile lies between the order statistics l and u with the
 * probability that a binomial number of n and q lies between l and u - 1; the standard error is that of the normal
 * distribution whose interval is as wide.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1952.10483443">Woodruff, Confidence intervals for medians and other
 *     position measures, 1952</a>
 */
public final class SampleQuantile {
    private SampleQuantile() {}

    /**
     * Returns the smallest number that a share of q of the sample does not exceed.
     *
     * @param sorted rising, at least one number
     * @param q above 0 and below 1
     * @return without an interval where the sample is too small for one, or all numbers around the quantile are equal
     */
    public static Estimate of(double[] sorted, double q) {
        if (sorted.length == 0 || !(q > 0 && q < 1)) {
            throw new IllegalArgumentException("the quantile " + q + " of " + sorted.length
                    + " numbers was asked for; q lies between 0 and 1, and there is at least one number");
        }
        int n = sorted.length;
        double value = sorted[rank(n, q) - 1];
        double tail = (1 - Estimates.SHOWN_CONFIDENCE) / 2;
        BinomialDistribution below = new BinomialDistribution(null, n, q);
        int lower = below.inverseCumulativeProbability(tail); // P(B < lower) <= tail
        int upper = below.inverseCumulativeProbability(1 - tail) + 1;
        if (lower < 1 || upper > n) {
            return Estimate.certain(value);
        }
        double width = sorted[upper - 1] - sorted[lower - 1];
        double error = width / 2 / Normal.twoSidedTailQuantile(2 * tail);
        return error > 0 && Double.isFinite(error)
                ? Estimates.normal(value, error, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : Estimate.certain(value);
    }

    /** The least rank k with k / n >= q, for q as it is written: 0.1 of 10 is rank 1, in spite of rounding. */
    private static int rank(int n, double q) {
        double exact = n * q;
        double near = Math.rint(exact);
        double rank = Math.abs(exact - near) < 1e-9 * n ? near : Math.ceil(exact);
        return (int) Math.min(n, Math.max(1, rank));
    }
}
