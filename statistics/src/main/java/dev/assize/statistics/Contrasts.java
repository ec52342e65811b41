package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Compares estimates of separate rows. Rates that are ratios of counts keep their exact value and the intervals of
 * {@link Estimates}; of others the standard errors are combined: {@code se(a - b) = hypot(se(a), se(b))} and, by
 * linearization, {@code se(a / b) = hypot(se(a), a/b · se(b)) / |b|}. A part without a standard error leaves the result
 * without an interval.
 */
public final class Contrasts {
    private Contrasts() {}

    /** Returns minuend - subtrahend. */
    public static Estimate difference(Estimate minuend, Estimate subtrahend) {
        Optional<Estimate> exact = ofCounts(minuend, subtrahend, Estimates::difference);
        return exact.orElseGet(() -> {
            double value = minuend.value() - subtrahend.value();
            Optional<Spread> one = Spread.of(minuend);
            Optional<Spread> other = Spread.of(subtrahend);
            return one.isPresent() && other.isPresent()
                    ? one.get().minus(other.get()).around(value)
                    : Estimate.certain(value);
        });
    }

    /** Returns numerator / denominator of numbers that are never below 0; nothing when the denominator is 0. */
    public static Optional<Estimate> ratio(Estimate numerator, Estimate denominator) {
        if (!(denominator.value() > 0)) {
            return Optional.empty();
        }
        Optional<Estimate> exact = ofCounts(numerator, denominator, Estimates::ratio);
        if (exact.isPresent()) {
            return exact;
        }
        double value = numerator.value() / denominator.value();
        Optional<Spread> one = Spread.of(numerator);
        Optional<Spread> other = Spread.of(denominator);
        if (one.isEmpty() || other.isEmpty() || !Double.isFinite(value)) {
            return Double.isFinite(value) ? Optional.of(Estimate.certain(value)) : Optional.empty();
        }
        Spread linear = one.get()
                .minus(other.get().times(value))
                .times(1 / denominator.value())
                .within(0, Double.POSITIVE_INFINITY);
        return Double.isFinite(linear.error())
                ? Optional.of(linear.around(value))
                : Optional.of(Estimate.certain(value));
    }

    /** Returns the largest minus the smallest of two or more. */
    public static Optional<Estimate> widestGap(List<Estimate> groups) {
        if (groups.size() < 2) {
            return Optional.empty();
        }
        Optional<List<Counts>> counts = counts(groups);
        return counts.isPresent()
                ? Estimates.widestGap(counts.get())
                : Optional.of(Estimates.largest(pairs(groups, (a, b) -> Optional.of(notNegative(difference(a, b))))));
    }

    /** Returns the smallest divided by the largest of two or more numbers from 0 on, where one is not 0. */
    public static Optional<Estimate> smallestRatio(List<Estimate> groups) {
        Optional<List<Counts>> counts = counts(groups);
        if (counts.isPresent()) {
            return Estimates.smallestRatio(counts.get());
        }
        List<Estimate> ratios = pairs(groups, Contrasts::ratio);
        return ratios.isEmpty()
                ? Optional.empty()
                : Optional.of(Estimates.smallest(
                        ratios.stream().map(Contrasts::atMostOne).toList()));
    }

    /** Returns a difference without its sign. */
    public static Estimate size(Estimate difference) {
        if (difference.uncertainty().orElse(null) instanceof Uncertainty.OfDifference two) {
            return Estimates.widestGap(List.of(two.minuend(), two.subtrahend())).orElseThrow();
        }
        double value = difference.value();
        return Spread.of(difference)
                .map(spread -> Estimates.largest(List.of(
                        spread.within(0, Math.max(0, spread.most())).around(value),
                        spread.within(0, Math.max(0, -spread.least())).around(-value))))
                .orElseGet(() -> Estimate.certain(Math.abs(value)));
    }

    /** Returns the estimate with an interval that does not go below 0; for one of both signs of a difference. */
    private static Estimate notNegative(Estimate signed) {
        return Spread.of(signed)
                .map(spread -> spread.within(0, spread.most()).around(signed.value()))
                .orElse(signed);
    }

    private static Estimate atMostOne(Estimate ratio) {
        return Spread.of(ratio)
                .map(spread -> spread.within(0, 1).around(ratio.value()))
                .orElse(ratio);
    }

    private static List<Estimate> pairs(
            List<Estimate> groups, BiFunction<Estimate, Estimate, Optional<Estimate>> compare) {
        List<Estimate> pairs = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < groups.size(); j++) {
                if (i != j) {
                    compare.apply(groups.get(i), groups.get(j)).ifPresent(pairs::add);
                }
            }
        }
        return pairs;
    }

    private static Optional<List<Counts>> counts(List<Estimate> groups) {
        List<Counts> counts = new ArrayList<>();
        for (Estimate group : groups) {
            if (group.uncertainty().orElse(null) instanceof Uncertainty.OfRate rate) {
                counts.add(rate.counts());
            }
        }
        return counts.size() == groups.size() ? Optional.of(counts) : Optional.empty();
    }

    private static Optional<Estimate> ofCounts(
            Estimate one, Estimate other, BiFunction<Counts, Counts, Optional<Estimate>> compare) {
        return counts(List.of(one, other)).flatMap(both -> compare.apply(both.get(0), both.get(1)));
    }
}
