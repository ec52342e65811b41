package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;

/**
 * The log interval of a ratio of two independent rates r = (a/n) / (b/m):
 * {@code r · exp(± z·sqrt(1/a - 1/n + 1/b - 1/m))}.
 *
 * <p>With a = 0 the formula has no value, and with a = n or b = m it takes the rate of that side for known: it would claim
 * certainty that is not there. In these cases {@link MoverRatioInterval} is used, and the method says so.
 *
 * @see <a href="https://doi.org/10.2307/2530610">Katz, Baptista, Azen and Pike, Obtaining confidence intervals for the
 *     risk ratio in cohort studies, 1978</a>
 */
public final class KatzInterval {
    private static final String METHOD = "Katz log";

    private KatzInterval() {}

    /**
     * Returns the interval of numerator rate / denominator rate.
     *
     * @throws IllegalArgumentException if a side has no rows, or the denominator no hits: the ratio has no value then
     */
    public static Interval of(Counts numerator, Counts denominator, double confidence) {
        MoverRatioInterval.requireValue(numerator, denominator);
        return bounds(Share.of(numerator), Share.of(denominator), Normal.twoSidedQuantile(confidence))
                .interval(confidence);
    }

    static Bounds bounds(Share numerator, Share denominator, double z) {
        if (numerator.none() || numerator.all() || denominator.all()) {
            return MoverRatioInterval.bounds(numerator, denominator, z);
        }
        double ratio = numerator.rate() / denominator.rate();
        double variance = missPart(numerator) + missPart(denominator);
        double stretch = Math.exp(z * Math.sqrt(variance));
        return new Bounds(ratio / stretch, Math.min(Double.MAX_VALUE, ratio * stretch), METHOD);
    }

    /** 1/hits - 1/rows without cancellation. */
    private static double missPart(Share share) {
        return (share.rows() - share.hits()) / (share.rows() * share.hits());
    }
}
