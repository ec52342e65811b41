package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;

/**
 * The interval of a ratio of two independent rates that estimates use: {@link KatzInterval} where both sides have at
 * least five hits and five misses, the usual condition of the normal approximation, otherwise {@link
 * MoverRatioInterval}.
 *
 * <p>The condition is measured, not only usual: enumerating all outcomes of 20 and 60 rows for rates of 0.05 to 0.95,
 * the smallest coverage of a 95 % interval is 0.927 with it, and 0.861 when Katz is left only where it has no value or
 * no width.
 */
public final class RatioInterval {
    /** Fewest hits and misses of each side at which the Katz interval is used. */
    static final double LEAST_FOR_KATZ = 5;

    private RatioInterval() {}

    /**
     * Returns the interval of numerator rate / denominator rate; never of width 0.
     *
     * @throws IllegalArgumentException if a side has no rows, or the denominator no hits: the ratio has no value then
     */
    public static Interval of(Counts numerator, Counts denominator, double confidence) {
        MoverRatioInterval.requireValue(numerator, denominator);
        return bounds(Share.of(numerator), Share.of(denominator), Normal.twoSidedQuantile(confidence))
                .interval(confidence);
    }

    static Bounds bounds(Share numerator, Share denominator, double z) {
        return isLarge(numerator) && isLarge(denominator)
                ? KatzInterval.bounds(numerator, denominator, z)
                : MoverRatioInterval.bounds(numerator, denominator, z);
    }

    private static boolean isLarge(Share share) {
        return Math.min(share.hits(), share.misses()) >= LEAST_FOR_KATZ;
    }
}
