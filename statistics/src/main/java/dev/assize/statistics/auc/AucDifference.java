package dev.assize.statistics.auc;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The difference of the areas of two groups that share no rows, first minus second, in [-1, 1], 0 is equality.
 *
 * <p>The interval squares and adds the limits (l, u) and (m, v) of {@link Auc#interval} of the two areas, as Newcombe
 * does for rates: {@code [d - sqrt((a-l)² + (v-b)²), d + sqrt((u-a)² + (b-m)²)]}. It keeps their lean to one side and
 * stays honest where a group is separated perfectly. The test
 * inverts it.
 *
 * @param first area of the first group
 * @param second area of the second group
 * @see <a href="https://doi.org/10.1002/sim.3095">Zou and Donner, Construction of confidence limits about effect
 *     measures: a general approach, 2008</a>
 */
public record AucDifference(Auc first, Auc second) {
    private static final double SMALLEST = 1e-15;
    private static final int HALVINGS = 60;

    /** Returns first minus second. */
    public double value() {
        return first.value() - second.value();
    }

    /** Returns the root of the summed variances; empty where a group has none. */
    public OptionalDouble standardError() {
        if (first.variance().isEmpty() || second.variance().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                Math.sqrt(first.variance().getAsDouble() + second.variance().getAsDouble()));
    }

    /** Returns the interval; empty where a group has none. */
    public Optional<Interval> interval(double confidence) {
        return first.interval(confidence)
                .flatMap(a -> second.interval(confidence).map(b -> squareAndAdd(a, b)));
    }

    /**
     * Returns the difference as an estimate that is about normal, whose standard error is the longer arm of
     * {@link #interval} at 95 %, divided by 1.96; empty where there is no interval.
     */
    public Optional<Estimate> estimate() {
        return interval(Estimates.SHOWN_CONFIDENCE).map(interval -> {
            double arm = Math.max(interval.upper() - value(), value() - interval.lower());
            return Estimates.normal(value(), arm / Normal.twoSidedQuantile(Estimates.SHOWN_CONFIDENCE), -1, 1);
        });
    }

    private Interval squareAndAdd(Interval a, Interval b) {
        double below = Math.hypot(first.value() - a.lower(), b.upper() - second.value());
        double above = Math.hypot(a.upper() - first.value(), second.value() - b.lower());
        return new Interval(
                Math.max(-1, value() - below), Math.min(1, value() + above), a.confidence(), "DeLong, MOVER");
    }

    /**
     * Returns the two-sided p-value of equal areas: the smallest alpha whose interval of confidence 1 - alpha leaves
     * out 0, so that test and interval always agree; at least 1e-15. For many rows this is the z test with DeLong's
     * variances, which rejects too often with few. Empty where there is no interval.
     */
    public OptionalDouble pValue() {
        if (interval(Estimates.SHOWN_CONFIDENCE).isEmpty()) {
            return OptionalDouble.empty();
        }
        if (leavesOutZero(SMALLEST)) {
            return OptionalDouble.of(SMALLEST);
        }
        double holds = 1;
        double fails = SMALLEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = Math.sqrt(holds * fails);
            if (leavesOutZero(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return OptionalDouble.of(holds);
    }

    private boolean leavesOutZero(double alpha) {
        return !interval(1 - alpha).orElseThrow().contains(0);
    }
}
