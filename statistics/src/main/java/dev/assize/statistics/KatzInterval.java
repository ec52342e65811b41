package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;

/**
 * The plain log interval of a ratio of two independent rates r = (a/n) / (b/m):
 * {@code r · exp(± z·sqrt(1/a - 1/n + 1/b - 1/m))}.
 *
 * <p>Right for large counts only: with a = 0 it has no value, and a side with hits in all of its rows is taken for
 * known, so that a = n and b = m give a width of 0. Estimates therefore use {@link RatioInterval}, which knows when not
 * to use it.
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
     * @throws IllegalArgumentException if a side has no hits
     */
    public static Interval of(Counts numerator, Counts denominator, double confidence) {
        if (numerator.hits() == 0 || denominator.hits() == 0) {
            throw new IllegalArgumentException("the Katz interval of " + numerator + " to " + denominator
                    + " has no value; both sides need hits, otherwise use RatioInterval");
        }
        return bounds(Share.of(numerator), Share.of(denominator), Normal.twoSidedQuantile(confidence))
                .interval(confidence);
    }

    static Bounds bounds(Share numerator, Share denominator, double z) {
        double ratio = numerator.rate() / denominator.rate();
        double stretch = Math.exp(z * Math.sqrt(missPart(numerator) + missPart(denominator)));
        return new Bounds(ratio / stretch, Math.min(Double.MAX_VALUE, ratio * stretch), METHOD);
    }

    /** 1/hits - 1/rows without cancellation. */
    private static double missPart(Share share) {
        return share.misses() / (share.rows() * share.hits());
    }
}
