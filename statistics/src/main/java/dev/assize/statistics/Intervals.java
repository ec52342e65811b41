package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.core.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Makes an interval of any confidence from what is known of an estimate's uncertainty.
 *
 * <p>Extremes over several quantities (widest gap, smallest ratio, largest of several) take each part at confidence
 * {@code 1 - (1 - c)/m} (Bonferroni over the m parts or pairs of groups); the extreme of the lower and of the upper ends
 * then holds the true extreme with confidence c or more. It is honest about the choice of the extreme pair after seeing
 * the data; where two groups are compared there is one pair and nothing is lost.
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
        if (uncertainty instanceof Uncertainty.OfRate rate) {
            return WilsonInterval.of(rate.counts(), confidence);
        }
        if (uncertainty instanceof Uncertainty.OfRatio ratio) {
            return KatzInterval.of(ratio.numerator(), ratio.denominator(), confidence);
        }
        if (uncertainty instanceof Uncertainty.OfDifference difference) {
            return NewcombeInterval.of(difference.minuend(), difference.subtrahend(), confidence);
        }
        if (uncertainty instanceof Uncertainty.OfWidestGap gap) {
            return overPairs(gap.groups(), confidence, Intervals::gap, Math::max, "Newcombe");
        }
        if (uncertainty instanceof Uncertainty.OfSmallestRatio ratio) {
            return overPairs(ratio.groups(), confidence, Intervals::folded, Math::min, "Katz log");
        }
        if (uncertainty instanceof Uncertainty.OfLargest largest) {
            return extreme(parts(largest.parts(), confidence), confidence, Math::max, "Bonferroni over parts");
        }
        if (uncertainty instanceof Uncertainty.OfSmallest smallest) {
            return extreme(parts(smallest.parts(), confidence), confidence, Math::min, "Bonferroni over parts");
        }
        return normal((Uncertainty.OfStandardError) uncertainty, confidence);
    }

    private static Interval normal(Uncertainty.OfStandardError error, double confidence) {
        double spread = Normal.twoSidedQuantile(confidence) * error.standardError();
        double lower = Math.max(error.least(), Math.min(error.most(), error.estimate() - spread));
        double upper = Math.min(error.most(), Math.max(error.least(), error.estimate() + spread));
        return new Interval(lower, upper, confidence, "normal");
    }

    private static List<Interval> parts(List<Uncertainty> parts, double confidence) {
        return parts.stream()
                .map(part -> of(part, shared(confidence, parts.size())))
                .toList();
    }

    private static Interval overPairs(
            List<Counts> groups, double confidence, PairInterval pair, BinaryOperator<Double> pick, String method) {
        List<Counts> filled = groups.stream().filter(group -> group.rows() > 0).toList();
        int pairs = filled.size() * (filled.size() - 1) / 2;
        if (pairs == 0) {
            throw new IllegalArgumentException("groups are compared in pairs, but only " + filled + " have rows");
        }
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            for (int j = i + 1; j < filled.size(); j++) {
                intervals.add(pair.of(filled.get(i), filled.get(j), shared(confidence, pairs)));
            }
        }
        return extreme(
                intervals, confidence, pick, pairs == 1 ? method : method + ", Bonferroni over " + pairs + " pairs");
    }

    private static Interval extreme(
            List<Interval> intervals, double confidence, BinaryOperator<Double> pick, String method) {
        double lower = intervals.stream().map(Interval::lower).reduce(pick).orElseThrow();
        double upper = intervals.stream().map(Interval::upper).reduce(pick).orElseThrow();
        return new Interval(lower, upper, confidence, method);
    }

    private static double shared(double confidence, int parts) {
        return 1 - (1 - confidence) / parts;
    }

    /** The interval of |p - q| from that of p - q. */
    private static Interval gap(Counts first, Counts second, double confidence) {
        Interval signed = NewcombeInterval.of(first, second, confidence);
        double lower = Math.max(0, Math.max(signed.lower(), -signed.upper()));
        return new Interval(lower, Math.max(-signed.lower(), signed.upper()), confidence, signed.method());
    }

    /** The interval of min(p/q, q/p) from that of p/q; two rates of 0 say nothing about their ratio. */
    private static Interval folded(Counts first, Counts second, double confidence) {
        if (first.hits() == 0 && second.hits() == 0) {
            return new Interval(0, 1, confidence, "Katz log");
        }
        boolean swap = second.hits() == 0;
        Interval ratio = swap ? KatzInterval.of(second, first, confidence) : KatzInterval.of(first, second, confidence);
        double lower = Math.min(ratio.lower(), 1 / ratio.upper());
        double upper = Math.min(1, Math.max(lower, Math.min(ratio.upper(), ratio.lower() > 0 ? 1 / ratio.lower() : 1)));
        return new Interval(Math.min(1, lower), upper, confidence, ratio.method());
    }

    @FunctionalInterface
    private interface PairInterval {
        Interval of(Counts first, Counts second, double confidence);
    }
}
