package dev.assize.robustness;

import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.core.Interval;
import dev.assize.core.Uncertainty;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.Intervals;
import java.util.Optional;

/**
 * Accuracy on clean rows minus accuracy on the same rows damaged: {@code (b - c) / n} with b rows right only when clean
 * and c rows right only when damaged; -1 to 1, positive when damage hurts.
 *
 * <p>The rows are the same, so the interval is one for matched proportions: normal with half a row added to each of the
 * four cells ({@code n + 2} rows), which holds its confidence for few rows and for b = c = 0 too.
 *
 * @see <a href="https://doi.org/10.1002/sim.1781">Agresti, Min, Simple improved confidence intervals for comparing
 *     matched proportions, 2005</a>
 */
final class AccuracyDrop {
    private static final double ADDED_TO_CELL = 0.5;

    private AccuracyDrop() {}

    /** Returns the drop over at least one row. */
    static Estimate of(boolean[] rightClean, boolean[] rightDamaged) {
        long onlyClean = 0;
        long onlyDamaged = 0;
        for (int row = 0; row < rightClean.length; row++) {
            onlyClean += rightClean[row] && !rightDamaged[row] ? 1 : 0;
            onlyDamaged += rightDamaged[row] && !rightClean[row] ? 1 : 0;
        }
        Fraction drop = Fraction.of(onlyClean - onlyDamaged, rightClean.length);
        double n = rightClean.length + 4 * ADDED_TO_CELL;
        double center = (onlyClean - onlyDamaged) / n;
        double either = (onlyClean + onlyDamaged + 2 * ADDED_TO_CELL) / n;
        double standardError = Math.sqrt((either - center * center) / n);
        Uncertainty uncertainty = new Uncertainty.OfStandardError(center, standardError, -1, 1);
        Interval interval = Intervals.of(uncertainty, Estimates.SHOWN_CONFIDENCE);
        return new Estimate(drop.toDouble(), Optional.of(drop), Optional.of(interval), Optional.of(uncertainty));
    }
}
