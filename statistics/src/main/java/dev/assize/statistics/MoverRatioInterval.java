package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;

/**
 * An interval of a ratio of two independent rates p/q for all counts, from their Wilson limits (l, u) and (m, v) by the
 * method of variance estimates recovery (MOVER-R):
 *
 * <pre>
 * lower = l(2p - l) / (pq + sqrt((pq)² - l(2p - l)·v(2q - v)))
 * upper = (pq + sqrt((pq)² - u(2p - u)·m(2q - m))) / (m(2q - m))
 * </pre>
 *
 * <p>No hits in the numerator give a lower end of 0 and an upper end of {@code u / sqrt(m(2q - m))}; hits in every row
 * of both sides give {@code [l, 1/m]}. Both ends depend continuously on rates and rows, and no finite sample gives a
 * width of 0. The published lower end is multiplied out with its conjugate, which has the same value without 0/0.
 *
 * @see <a href="https://doi.org/10.1177/0962280210383082">Donner and Zou, Closed-form confidence intervals for
 *     functions of the normal mean and standard deviation, 2012, equation 9</a>
 * @see <a href="https://doi.org/10.1002/sim.2913">Zou and Donner, Construction of confidence limits about effect
 *     measures: a general approach, 2008</a>
 */
public final class MoverRatioInterval {
    private static final String METHOD = "MOVER-R";

    private MoverRatioInterval() {}

    /**
     * Returns the interval of numerator rate / denominator rate.
     *
     * @throws IllegalArgumentException if a side has no rows, or the denominator no hits: the ratio has no value then
     */
    public static Interval of(Counts numerator, Counts denominator, double confidence) {
        requireValue(numerator, denominator);
        return bounds(Share.of(numerator), Share.of(denominator), Normal.twoSidedQuantile(confidence))
                .interval(confidence);
    }

    static void requireValue(Counts numerator, Counts denominator) {
        if (numerator.rows() == 0 || denominator.hits() == 0) {
            throw new IllegalArgumentException(
                    "the ratio of " + numerator + " to " + denominator + " has no value, so it has no interval");
        }
    }

    static Bounds bounds(Share numerator, Share denominator, double z) {
        double p = numerator.rate();
        double q = denominator.rate();
        Bounds first = WilsonInterval.bounds(numerator, z);
        Bounds second = WilsonInterval.bounds(denominator, z);
        double low = first.lower() * (2 * p - first.lower());
        double lower = low == 0 ? 0 : low / sum(p * q, low * second.upper() * (2 * q - second.upper()));
        double high = first.upper() * (2 * p - first.upper());
        double scale = second.lower() * (2 * q - second.lower());
        double upper = sum(p * q, high * scale) / scale;
        return new Bounds(Math.min(lower, p / q), Math.max(p / q, Math.min(Double.MAX_VALUE, upper)), METHOD);
    }

    private static double sum(double product, double subtrahend) {
        return product + Math.sqrt(Math.max(0, product * product - subtrahend));
    }
}
