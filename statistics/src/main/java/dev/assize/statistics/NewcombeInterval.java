package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;

/**
 * The hybrid score interval of a difference of two independent rates p - q, from their Wilson limits (l, u) and (m, v):
 * {@code [p - q - sqrt((p-l)² + (v-q)²), p - q + sqrt((u-p)² + (q-m)²)]}.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe,
 *     Interval estimation for the difference between independent proportions, 1998, method 10</a>
 */
public final class NewcombeInterval {
    private static final String METHOD = "Newcombe";

    private NewcombeInterval() {}

    /** Returns the interval of {@code minuend rate - subtrahend rate}; [-1, 1] when a side has no rows. */
    public static Interval of(Counts minuend, Counts subtrahend, double confidence) {
        return bounds(Share.of(minuend), Share.of(subtrahend), Normal.twoSidedQuantile(confidence))
                .interval(confidence);
    }

    static Bounds bounds(Share minuend, Share subtrahend, double z) {
        if (minuend.empty() || subtrahend.empty()) {
            return new Bounds(-1, 1, METHOD);
        }
        double p = minuend.rate();
        double q = subtrahend.rate();
        Bounds first = WilsonInterval.bounds(minuend, z);
        Bounds second = WilsonInterval.bounds(subtrahend, z);
        double below = Math.hypot(p - first.lower(), second.upper() - q);
        double above = Math.hypot(first.upper() - p, q - second.lower());
        return new Bounds(Math.max(-1, p - q - below), Math.min(1, p - q + above), METHOD);
    }
}
