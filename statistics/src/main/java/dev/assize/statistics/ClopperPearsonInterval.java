package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import org.apache.commons.math3.special.Beta;

/**
 * The exact interval of a rate x/n: all rates p at which neither {@code P(X >= x)} nor {@code P(X <= x)} is below
 * (1 - confidence)/2. It never covers less than promised, and so is wider than {@link WilsonInterval}; n = 0 gives [0,
 * 1].
 *
 * <p>The ends are quantiles of beta distributions, Beta(x, n - x + 1) and Beta(x + 1, n - x), found by bisection to one
 * unit in the last place or 1e-16.
 *
 * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson, The use of confidence or fiducial limits,
 *     1934</a>
 */
public final class ClopperPearsonInterval {
    private static final String METHOD = "Clopper-Pearson";
    private static final int HALVINGS = 60;

    private ClopperPearsonInterval() {}

    /** Returns the interval of {@code hits / rows}. */
    public static Interval of(Counts counts, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
        double tail = (1 - confidence) / 2;
        double x = counts.hits();
        double misses = counts.rows() - x;
        double lower = x == 0 ? 0 : betaQuantile(tail, x, misses + 1);
        double upper = misses == 0 ? 1 : 1 - betaQuantile(tail, misses, x + 1);
        return new Interval(lower, upper, confidence, METHOD);
    }

    private static double betaQuantile(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (Beta.regularizedBeta(middle, a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
