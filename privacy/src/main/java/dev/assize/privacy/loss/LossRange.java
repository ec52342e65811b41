package dev.assize.privacy.loss;

/**
 * Where a tilted sum lies but for a tiny probability.
 *
 * @param low below it there is next to nothing
 * @param high above it there is next to nothing
 * @param down the tilt, less than that of the sum by so much, whose moment says so of {@code low}
 * @param up the tilt, more than that of the sum by so much, whose moment says so of {@code high}
 */
record LossRange(double low, double high, double down, double up) {
    /** A sum that is nearly a single point is given some room. */
    private static final double NARROWEST = 1e-6;

    /** Returns the width, above 0. */
    double span() {
        return Math.max(high - low, NARROWEST);
    }
}
