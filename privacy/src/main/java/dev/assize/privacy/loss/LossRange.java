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
    /** Returns the width, above 0. */
    double span() {
        return Math.max(high - low, Double.MIN_NORMAL);
    }
}
