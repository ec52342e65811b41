package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.core.Uncertainty;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes numbers together with their 95 % interval and with what intervals of other confidence are made from. */
public final class Estimates {
    /** The confidence of the intervals that are shown. */
    public static final double SHOWN_CONFIDENCE = 0.95;

    private Estimates() {}

    /** Returns hits / rows, where there are rows. */
    public static Optional<Estimate> rate(Counts counts) {
        return counts.rows() == 0
                ? Optional.empty()
                : Optional.of(exact(counts.rate(), new Uncertainty.OfRate(counts)));
    }

    /** Returns numerator rate / denominator rate, where both sides have rows and the denominator is not 0. */
    public static Optional<Estimate> ratio(Counts numerator, Counts denominator) {
        if (numerator.rows() == 0 || denominator.hits() == 0) {
            return Optional.empty();
        }
        Fraction value = numerator.rate().dividedBy(denominator.rate());
        return Optional.of(exact(value, new Uncertainty.OfRatio(numerator, denominator)));
    }

    /** Returns minuend rate - subtrahend rate, where both sides have rows. */
    public static Optional<Estimate> difference(Counts minuend, Counts subtrahend) {
        if (minuend.rows() == 0 || subtrahend.rows() == 0) {
            return Optional.empty();
        }
        Fraction value = minuend.rate().minus(subtrahend.rate());
        return Optional.of(exact(value, new Uncertainty.OfDifference(minuend, subtrahend)));
    }

    /** Returns the largest minus the smallest rate among the groups with rows, where there are two or more. */
    public static Optional<Estimate> widestGap(List<Counts> groups) {
        List<Fraction> rates = rates(groups);
        return rates.size() < 2
                ? Optional.empty()
                : Optional.of(exact(
                        rates.get(rates.size() - 1).minus(rates.get(0)), new Uncertainty.OfWidestGap(filled(groups))));
    }

    /**
     * Returns the smallest / the largest rate among the groups with rows, where there are two or more and one is not 0.
     */
    public static Optional<Estimate> smallestRatio(List<Counts> groups) {
        List<Fraction> rates = rates(groups);
        if (rates.size() < 2 || rates.get(rates.size() - 1).numerator().signum() == 0) {
            return Optional.empty();
        }
        Fraction value = rates.get(0).dividedBy(rates.get(rates.size() - 1));
        return Optional.of(exact(value, new Uncertainty.OfSmallestRatio(filled(groups))));
    }

    /** Returns the largest of several estimates; at least one is needed. Its interval needs that of each part. */
    public static Estimate largest(List<Estimate> parts) {
        return extreme(parts, Comparator.comparingDouble(Estimate::value), Uncertainty.OfLargest::new);
    }

    /** Returns the smallest of several estimates; at least one is needed. Its interval needs that of each part. */
    public static Estimate smallest(List<Estimate> parts) {
        Comparator<Estimate> order = Comparator.comparingDouble(Estimate::value);
        return extreme(parts, order.reversed(), Uncertainty.OfSmallest::new);
    }

    /** Returns the mean of several estimates; at least one is needed. Its interval needs that of each part. */
    public static Estimate mean(List<Estimate> parts) {
        double value = parts.stream().mapToDouble(Estimate::value).average().orElseThrow();
        return parts.stream().allMatch(part -> part.uncertainty().isPresent())
                ? from(value, Optional.empty(), new Uncertainty.OfMean(uncertainties(parts)))
                : Estimate.certain(value);
    }

    /** Returns an estimate that is about normal, cut to the range [least, most]. */
    public static Estimate normal(double value, double standardError, double least, double most) {
        return from(value, Optional.empty(), new Uncertainty.OfStandardError(value, standardError, least, most));
    }

    /**
     * Returns an estimate whose error has Student's distribution, cut to the range [least, most].
     *
     * @param degrees of freedom, above 0; infinite for the normal distribution
     */
    public static Estimate student(double value, double standardError, double degrees, double least, double most) {
        return from(
                value, Optional.empty(), new Uncertainty.OfStandardError(value, standardError, degrees, least, most));
    }

    private static Estimate extreme(
            List<Estimate> parts, Comparator<Estimate> order, Function<List<Uncertainty>, Uncertainty> uncertainty) {
        Estimate most = parts.stream().max(order).orElseThrow();
        return parts.stream().allMatch(part -> part.uncertainty().isPresent())
                ? from(most.value(), most.exact(), uncertainty.apply(uncertainties(parts)))
                : new Estimate(most.value(), most.exact(), Optional.empty(), Optional.empty());
    }

    private static List<Uncertainty> uncertainties(List<Estimate> parts) {
        return parts.stream().map(part -> part.uncertainty().orElseThrow()).toList();
    }

    private static List<Counts> filled(List<Counts> groups) {
        return groups.stream().filter(group -> group.rows() > 0).toList();
    }

    private static List<Fraction> rates(List<Counts> groups) {
        return filled(groups).stream().map(Counts::rate).sorted().toList();
    }

    private static Estimate exact(Fraction value, Uncertainty uncertainty) {
        return from(value.toDouble(), Optional.of(value), uncertainty);
    }

    private static Estimate from(double value, Optional<Fraction> exact, Uncertainty uncertainty) {
        return new Estimate(
                value, exact, Optional.of(Intervals.of(uncertainty, SHOWN_CONFIDENCE)), Optional.of(uncertainty));
    }
}
