package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;

/**
 * The log interval of a ratio of two independent rates r = (a/n) / (b/m):
 * {@code r · exp(± z·sqrt(1/a - 1/n + 1/b - 1/m))}.
 *
 * <p>The formula has no value for a = 0 and a width of 0 for a = n and b = m; both would claim certainty that is not
 * there. In these cases half a hit and half a row are added to each side (Walter 1975; Pettigrew, Gart and Thomas 1986),
 * and the end that the data cannot exclude is kept: 0 for a = 0.
 *
 * @see <a href="https://doi.org/10.2307/2530610">Katz, Baptista, Azen and Pike, Obtaining confidence intervals for the
 *     risk ratio in cohort studies, 1978</a>
 */
public final class KatzInterval {
    private static final double HALF = 0.5;
    private static final String METHOD = "Katz log";

    private KatzInterval() {}

    /**
     * Returns the interval of numerator rate / denominator rate.
     *
     * @throws IllegalArgumentException if a side has no rows, or the denominator no hits: the ratio has no value then
     */
    public static Interval of(Counts numerator, Counts denominator, double confidence) {
        if (numerator.rows() == 0 || denominator.hits() == 0) {
            throw new IllegalArgumentException(
                    "the ratio of " + numerator + " to " + denominator + " has no value, so it has no interval");
        }
        boolean certain = numerator.hits() == numerator.rows() && denominator.hits() == denominator.rows();
        double add = numerator.hits() == 0 || certain ? HALF : 0;
        double a = numerator.hits() + add;
        double n = numerator.rows() + add;
        double b = denominator.hits() + add;
        double m = denominator.rows() + add;
        double log = Math.log(a) - Math.log(n) - Math.log(b) + Math.log(m);
        double variance = Math.max(0, 1 / a - 1 / n + 1 / b - 1 / m);
        double spread = Normal.twoSidedQuantile(confidence) * Math.sqrt(certain ? 1 / n + 1 / m : variance);
        double lower = numerator.hits() == 0 ? 0 : Math.exp(log - spread);
        return new Interval(lower, Math.exp(Math.min(log + spread, Math.log(Double.MAX_VALUE))), confidence, METHOD);
    }
}
