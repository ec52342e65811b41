package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;

/**
 * The ends of an interval as a function of two-sided alpha, for the sample at hand or for one {@code factor} times as
 * large with the same rates.
 *
 * @param factor on all counts, and on the inverse of a variance
 * @param quantile of the normal distribution to use whatever alpha is and however many parts there are; 0 for that of
 *     alpha
 */
record ScaledBounds(double factor, double quantile) {
    private static final double SMALLEST_ALPHA = 1e-300;

    ScaledBounds(double factor) {
        this(factor, 0);
    }

    Bounds of(Uncertainty uncertainty, double alpha) {
        if (uncertainty instanceof Uncertainty.OfRate rate) {
            return WilsonInterval.bounds(share(rate.counts()), z(alpha));
        }
        if (uncertainty instanceof Uncertainty.OfRatio ratio) {
            MoverRatioInterval.requireValue(ratio.numerator(), ratio.denominator());
            return RatioInterval.bounds(share(ratio.numerator()), share(ratio.denominator()), z(alpha));
        }
        if (uncertainty instanceof Uncertainty.OfDifference difference) {
            return NewcombeInterval.bounds(share(difference.minuend()), share(difference.subtrahend()), z(alpha));
        }
        if (uncertainty instanceof Uncertainty.OfWidestGap gap) {
            return overPairs(gap.groups(), alpha, ScaledBounds::gap, Math::max);
        }
        if (uncertainty instanceof Uncertainty.OfSmallestRatio ratio) {
            return overPairs(ratio.groups(), alpha, ScaledBounds::folded, Math::min);
        }
        if (uncertainty instanceof Uncertainty.OfLargest largest) {
            return overParts(largest.parts(), alpha, Math::max);
        }
        if (uncertainty instanceof Uncertainty.OfSmallest smallest) {
            return overParts(smallest.parts(), alpha, Math::min);
        }
        if (uncertainty instanceof Uncertainty.OfMean mean) {
            return mean(mean.parts(), alpha);
        }
        return around((Uncertainty.OfStandardError) uncertainty, alpha);
    }

    private double z(double alpha) {
        return quantile > 0 ? quantile : Normal.twoSidedTailQuantile(Math.max(SMALLEST_ALPHA, alpha));
    }

    /** More rows of the same kind have as many more degrees of freedom. */
    private double t(double alpha, double degrees) {
        return quantile > 0 || Double.isInfinite(degrees)
                ? z(alpha)
                : Student.twoSidedTailQuantile(Math.max(SMALLEST_ALPHA, alpha), degrees * factor);
    }

    private Share share(Counts counts) {
        return Share.of(counts, factor);
    }

    private Bounds around(Uncertainty.OfStandardError error, double alpha) {
        double quantile = t(alpha, error.degrees());
        double spread = error.standardError() == 0 ? 0 : quantile * error.standardError() / Math.sqrt(factor);
        double lower = Math.max(error.least(), Math.min(error.most(), error.estimate() - spread));
        double upper = Math.min(error.most(), Math.max(error.least(), error.estimate() + spread));
        return new Bounds(lower, upper, Double.isInfinite(error.degrees()) ? "normal" : "Student t");
    }

    private Bounds overParts(List<Uncertainty> parts, double alpha, DoubleBinaryOperator pick) {
        List<Bounds> bounds =
                parts.stream().map(part -> of(part, alpha / parts.size())).toList();
        return extreme(bounds, pick, bounds.size() == 1 ? bounds.get(0).method() : "Bonferroni over parts");
    }

    /** If each part lies in its interval, their mean lies between the mean ends. */
    private Bounds mean(List<Uncertainty> parts, double alpha) {
        List<Bounds> bounds =
                parts.stream().map(part -> of(part, alpha / parts.size())).toList();
        double lower = bounds.stream().mapToDouble(Bounds::lower).average().orElseThrow();
        double upper = bounds.stream().mapToDouble(Bounds::upper).average().orElseThrow();
        return new Bounds(lower, upper, "Bonferroni over parts");
    }

    private Bounds overPairs(List<Counts> groups, double alpha, PairBounds pair, DoubleBinaryOperator pick) {
        List<Share> filled = groups.stream()
                .filter(group -> group.rows() > 0)
                .map(this::share)
                .toList();
        int pairs = filled.size() * (filled.size() - 1) / 2;
        if (pairs == 0) {
            throw new IllegalArgumentException(
                    "groups are compared in pairs, but fewer than two of " + groups + " have rows");
        }
        double z = z(alpha / pairs);
        List<Bounds> bounds = new ArrayList<>();
        for (int i = 0; i < filled.size(); i++) {
            for (int j = i + 1; j < filled.size(); j++) {
                bounds.add(pair.of(filled.get(i), filled.get(j), z));
            }
        }
        String method = bounds.stream().map(Bounds::method).distinct().sorted().collect(Collectors.joining(" or "));
        return extreme(bounds, pick, pairs == 1 ? method : method + ", Bonferroni over " + pairs + " pairs");
    }

    private static Bounds extreme(List<Bounds> bounds, DoubleBinaryOperator pick, String method) {
        double lower = bounds.stream().mapToDouble(Bounds::lower).reduce(pick).orElseThrow();
        double upper = bounds.stream().mapToDouble(Bounds::upper).reduce(pick).orElseThrow();
        return new Bounds(lower, upper, method);
    }

    /** The interval of |p - q| from that of p - q. */
    private static Bounds gap(Share first, Share second, double z) {
        Bounds signed = NewcombeInterval.bounds(first, second, z);
        double lower = Math.max(0, Math.max(signed.lower(), -signed.upper()));
        return new Bounds(lower, Math.max(-signed.lower(), signed.upper()), signed.method());
    }

    /** The interval of min(p/q, q/p) from that of p/q; two rates of 0 say nothing about their ratio. */
    private static Bounds folded(Share first, Share second, double z) {
        if (first.none() && second.none()) {
            return new Bounds(0, 1, "MOVER-R");
        }
        Bounds ratio = second.none() ? RatioInterval.bounds(second, first, z) : RatioInterval.bounds(first, second, z);
        double lower = Math.min(1, Math.min(ratio.lower(), 1 / ratio.upper()));
        double inverse = ratio.lower() > 0 ? 1 / ratio.lower() : 1;
        return new Bounds(lower, Math.min(1, Math.max(lower, Math.min(ratio.upper(), inverse))), ratio.method());
    }

    @FunctionalInterface
    private interface PairBounds {
        Bounds of(Share first, Share second, double z);
    }
}
