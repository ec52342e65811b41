package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Uncertainty;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * How many people would settle an undecided comparison with a limit, if all rates stayed as they are and every group
 * grew by the same factor. A plan, not a promise: the next sample may show other rates.
 *
 * <p>With {@code power} the next sample's own chance is part of the plan: a sample of that size, drawn with the rates
 * seen now as the truth, decides the comparison with that probability. The interval of the value must then stay clear
 * of the limit by {@code z_power · standard error} as well; a power of 1/2 asks for no margin, and is what "if the
 * value stays" means. An approximation, except for normal estimates: enumerated for rates and differences, a power of
 * 0.8 is between 0.75 and 0.85, as counts jump.
 */
public final class SampleSize {
    private static final double LARGEST_FACTOR = 1e12;
    private static final int HALVINGS = 60;
    private static final double NARROW = 1e-4;

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
        return factorToSettle(uncertainty, value, limit, confidence, 0.5);
    }

    /**
     * Returns the least factor at which a sample settles the comparison with that probability.
     *
     * @param uncertainty of the value
     * @param value the estimate itself, taken for the truth
     * @param limit what it is compared with
     * @param confidence of the interval, in (0, 1)
     * @param power probability that the sample settles it, in [0.5, 1)
     * @return at least 1 (the sample at hand would be as large as that); empty when the value is the limit, or beyond
     *     1e12
     */
    public static OptionalDouble factorToSettle(
            Uncertainty uncertainty, double value, double limit, double confidence, double power) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
        if (!(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException(
                    "the power is " + power + "; it must be at least 0.5, which is no margin at all, and below 1");
        }
        if (Double.compare(value, limit) == 0) {
            return OptionalDouble.empty();
        }
        double spreads = Normal.twoSidedTailQuantile(2 * (1 - power));
        DoublePredicate settles = factor -> {
            Bounds bounds = new ScaledBounds(factor).of(uncertainty, 1 - confidence);
            double margin = spreads == 0 ? 0 : spreads * standardError(uncertainty, value, factor);
            return value > limit ? bounds.lower() >= limit + margin : bounds.upper() < limit - margin;
        };
        if (settles.test(1)) {
            return OptionalDouble.of(1);
        }
        double holds = 2;
        while (holds <= LARGEST_FACTOR && !settles.test(holds)) {
            holds *= 2;
        }
        return holds > LARGEST_FACTOR ? OptionalDouble.empty() : OptionalDouble.of(crossing(settles, holds / 2, holds));
    }

    /** From the arms of an interval that is so narrow that they are straight. */
    private static double standardError(Uncertainty uncertainty, double value, double factor) {
        Bounds narrow = new ScaledBounds(factor, NARROW).of(uncertainty, 1);
        return Math.max(value - narrow.lower(), narrow.upper() - value) / NARROW;
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

    /**
     * Returns how many rows each group would have after that growth, by name: all groups whose counts the value rests
     * on. Rows are those that its rate counts, for a true positive rate the positives.
     *
     * @param uncertainty of the value
     * @param factor at least 1, from {@link #factorToSettle}
     * @return empty where the uncertainty knows no counts, or only unnamed ones
     */
    public static SortedMap<String, Long> rowsByGroup(Uncertainty uncertainty, double factor) {
        SortedMap<String, Long> rows = new TreeMap<>();
        counts(uncertainty)
                .filter(group -> !group.name().isEmpty())
                .forEach(group -> rows.merge(group.name(), (long) Math.ceil(group.rows() * factor), Math::max));
        return rows;
    }

    private static Stream<Counts> counts(Uncertainty uncertainty) {
        if (uncertainty instanceof Uncertainty.OfRate rate) {
            return Stream.of(rate.counts());
        }
        if (uncertainty instanceof Uncertainty.OfRatio ratio) {
            return Stream.of(ratio.numerator(), ratio.denominator());
        }
        if (uncertainty instanceof Uncertainty.OfDifference difference) {
            return Stream.of(difference.minuend(), difference.subtrahend());
        }
        if (uncertainty instanceof Uncertainty.OfWidestGap gap) {
            return gap.groups().stream();
        }
        if (uncertainty instanceof Uncertainty.OfSmallestRatio ratio) {
            return ratio.groups().stream();
        }
        return parts(uncertainty).stream().flatMap(SampleSize::counts);
    }

    private static List<Uncertainty> parts(Uncertainty uncertainty) {
        if (uncertainty instanceof Uncertainty.OfLargest largest) {
            return largest.parts();
        }
        if (uncertainty instanceof Uncertainty.OfSmallest smallest) {
            return smallest.parts();
        }
        return uncertainty instanceof Uncertainty.OfMean mean ? mean.parts() : List.of();
    }
}
