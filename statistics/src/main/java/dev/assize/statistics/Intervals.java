package dev.assize.statistics;

import dev.assize.core.Interval;
import dev.assize.core.Uncertainty;

/**
 * Makes an interval of any confidence from what is known of an estimate's uncertainty.
 *
 * <p>Extremes over several quantities (widest gap, smallest ratio, largest of several) take each part at confidence
 * {@code 1 - (1 - c)/m} (Bonferroni over the m parts or pairs of groups); the extreme of the lower and of the upper
 * ends then holds the true extreme with confidence c or more. It is honest about the choice of the extreme pair after
 * seeing the data; where two groups are compared there is one pair and nothing is lost.
 */
public final class Intervals {
    private Intervals() {}

    /**
     * Returns the two-sided interval of the stated confidence.
     *
     * @param uncertainty counts or a standard error
     * @param confidence in (0, 1)
     * @throws IllegalArgumentException if the quantity has no value, for example a ratio to a rate of 0
     */
    public static Interval of(Uncertainty uncertainty, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
        return new ScaledBounds(1).of(uncertainty, 1 - confidence).interval(confidence);
    }
}
