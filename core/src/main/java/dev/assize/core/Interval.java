package dev.assize.core;

/**
 * A two-sided confidence interval.
 *
 * @param lower lower end, finite
 * @param upper upper end, finite, at least {@code lower}
 * @param confidence coverage aimed at, in (0, 1): 0.95 leaves 0.025 on each side
 * @param method how it was made, for example {@code "Wilson score"}
 */
public record Interval(double lower, double upper, double confidence, String method) {
    /** Checks order and range. */
    public Interval {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
            throw new IllegalArgumentException(
                    method + " gave the interval [" + lower + ", " + upper + "]; its ends must be finite and in order");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
    }

    /** Returns whether {@code value} lies inside or on an end. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
