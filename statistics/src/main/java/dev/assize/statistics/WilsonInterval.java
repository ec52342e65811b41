package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;

/**
 * The score interval of a rate p = x/n: all rates that a two-sided normal test would not reject,
 * {@code (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)}. Inside [0, 1] for every x and n; n = 0 gives [0, 1].
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, Probable inference, 1927</a>
 */
public final class WilsonInterval {
    private static final String METHOD = "Wilson score";

    private WilsonInterval() {}

    /** Returns the interval of {@code hits / rows}. */
    public static Interval of(Counts counts, double confidence) {
        return bounds(Share.of(counts), Normal.twoSidedQuantile(confidence)).interval(confidence);
    }

    /** Rationalized: the numerators are {@code p²} and {@code (1-p)²}, so that no end suffers from cancellation. */
    static Bounds bounds(Share share, double z) {
        if (share.empty()) {
            return new Bounds(0, 1, METHOD);
        }
        double p = share.rate();
        return new Bounds(lower(p, share.rows(), z), 1 - lower(1 - p, share.rows(), z), METHOD);
    }

    private static double lower(double p, double n, double z) {
        double half = z * z / (2 * n);
        double spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return p == 0 ? 0 : p * p / (p + half + spread);
    }
}
