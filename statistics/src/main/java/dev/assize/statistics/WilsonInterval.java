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
    private WilsonInterval() {}

    /** Returns the interval of {@code hits / rows}. */
    public static Interval of(Counts counts, double confidence) {
        double z = Normal.twoSidedQuantile(confidence);
        double n = counts.rows();
        if (n == 0) {
            return new Interval(0, 1, confidence, "Wilson score");
        }
        double p = counts.hits() / n;
        double center = p + z * z / (2 * n);
        double spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        double scale = 1 + z * z / n;
        double lower = counts.hits() == 0 ? 0 : Math.max(0, (center - spread) / scale);
        double upper = counts.hits() == counts.rows() ? 1 : Math.min(1, (center + spread) / scale);
        return new Interval(lower, upper, confidence, "Wilson score");
    }
}
