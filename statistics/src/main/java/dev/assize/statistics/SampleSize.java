package dev.assize.statistics;

import dev.assize.core.Uncertainty;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;

/**
 * How many people would settle an undecided comparison with a limit, if all rates stayed as they are and every group
 * grew by the same factor. A plan, not a promise: the next sample may show other rates.
 */
public final class SampleSize {
    private static final double LARGEST_FACTOR = 1e12;
    private static final int HALVINGS = 60;

    private SampleSize() {}

    /**
     * Returns the least factor on all counts (or on the inverse variance) at which the interval lies on one side of the
     * limit: the side that the value is on.
     *
     * @param uncertainty of the value
     * @param value the estimate itself
     * @param limit what it is compared with
     * @param confidence of the interval, in (0, 1); for a corrected comparison the corrected confidence
     * @return at least 1 (1 means settled already); empty when the value is the limit, or beyond 1e12
     */
    public static OptionalDouble factorToSettle(
            Uncertainty uncertainty, double value, double limit, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
        if (Double.compare(value, limit) == 0) {
            return OptionalDouble.empty();
        }
        DoublePredicate settles = factor -> settles(uncertainty, value, limit, confidence, factor);
        if (settles.test(1)) {
            return OptionalDouble.of(1);
        }
        double holds = 2;
        while (holds <= LARGEST_FACTOR && !settles.test(holds)) {
            holds *= 2;
        }
        return holds > LARGEST_FACTOR ? OptionalDouble.empty() : OptionalDouble.of(crossing(settles, holds / 2, holds));
    }

    private static double crossing(DoublePredicate settles, double below, double above) {
        double fails = below;
        double holds = above;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (fails + holds) / 2;
            if (settles.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }

    /**
     * Returns the number of people for that factor.
     *
     * @param uncertainty of the value
     * @param value the estimate itself
     * @param limit what it is compared with
     * @param confidence of the interval, in (0, 1)
     * @param people people that the value rests on now
     * @return at least {@code people}; empty when no number settles it
     */
    public static OptionalLong toSettle(
            Uncertainty uncertainty, double value, double limit, double confidence, long people) {
        OptionalDouble factor = factorToSettle(uncertainty, value, limit, confidence);
        return factor.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of((long) Math.ceil(people * factor.getAsDouble()));
    }

    private static boolean settles(
            Uncertainty uncertainty, double value, double limit, double confidence, double factor) {
        Bounds bounds = new ScaledBounds(factor).of(uncertainty, 1 - confidence);
        return value > limit ? bounds.lower() >= limit : bounds.upper() < limit;
    }
}
