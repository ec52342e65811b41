package dev.assize.explain;

/**
 * How many steps an adaptive integration takes.
 *
 * @param first steps to start with, at least 2
 * @param most steps never exceeded, at least {@code first}
 * @param tolerance relative completeness gap that is small enough, 0 or more
 */
public record StepLimits(int first, int most, double tolerance) {
    /** Checks the order. */
    public StepLimits {
        if (first < 2 || most < first || !(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new IllegalArgumentException("steps from " + first + " to " + most + " with tolerance " + tolerance
                    + "; start with 2 or more, end no lower, tolerance 0 or more");
        }
    }
}
