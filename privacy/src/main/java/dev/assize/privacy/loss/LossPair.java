package dev.assize.privacy.loss;

import java.util.OptionalDouble;

/**
 * Two distributions P and Q that bound what a mechanism reveals between neighbors in one direction, seen through the
 * privacy loss {@code L = log(P/Q)}.
 */
public interface LossPair {
    /** How many numbers {@link #tails} gives. */
    int TAILS = 4;

    /**
     * Fills in {@code P(L <= l)}, {@code P(L > l)}, {@code e^l Q(L <= l)} and {@code e^l Q(L > l)}, each to full
     * relative precision; the factor keeps the last ones in range where Q is tiny.
     *
     * @param loss l
     * @param into four numbers
     */
    void tails(double loss, double[] into);

    /**
     * Returns a loss that is exceeded with at most this probability under P.
     *
     * @param tail above 0
     */
    double high(double tail);

    /**
     * Returns a loss below which lies at most this probability under P.
     *
     * @param tail above 0
     */
    double low(double tail);

    /**
     * Returns a distance such that all single losses with a mass of their own are multiples of it apart, if there are
     * any.
     */
    default OptionalDouble unit() {
        return OptionalDouble.empty();
    }

    /** Returns the single losses that have a mass of their own, ascending. */
    default double[] jumps() {
        return new double[0];
    }

    /** Returns the largest possible loss, or infinity. */
    default double most() {
        return Double.POSITIVE_INFINITY;
    }

    /** Returns a loss with about half of P on each side. */
    default double median() {
        double low = low(1e-3);
        double high = high(1e-3);
        double[] tails = new double[TAILS];
        for (int i = 0; i < 60 && high > low; i++) {
            double middle = low + (high - low) / 2;
            tails(middle, tails);
            if (tails[0] < 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
