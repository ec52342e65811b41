package dev.assize.fairness.mitigation;

/**
 * Decides favorably on one side of a value.
 *
 * @param value the value, finite; {@link #ABOVE_ALL} and {@link #BELOW_ALL} lie outside the scores
 * @param side the side that is favorable
 */
public record Threshold(double value, Side side) {
    /** Above every score. */
    public static final double ABOVE_ALL = 2;

    /** Below every score. */
    public static final double BELOW_ALL = -1;

    /** Which scores are decided favorably. */
    public enum Side {
        /** Scores larger than the value. */
        ABOVE,
        /** Scores smaller than the value: a rule that turns the model around. */
        BELOW
    }

    /** Checks that the value is finite. */
    public Threshold {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "a threshold is " + value + "; use ABOVE_ALL or BELOW_ALL for nobody or everybody");
        }
    }

    /** Returns 1 if the score is decided favorably, else 0. */
    public double decide(double score) {
        boolean favorable = side == Side.ABOVE ? score > value : score < value;
        return favorable ? 1 : 0;
    }
}
