package dev.assize.policies;

import dev.assize.core.Estimate;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Uncertainty;
import dev.assize.statistics.SampleSize;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * How many rows would settle an undecided value.
 *
 * @param rows enough if the value stays as it is
 * @param likely enough with a chance of 80 %, if the value is the truth
 * @param byGroup rows of each named group among {@code rows}; those that its rate counts
 */
record RowsToSettle(long rows, long likely, SortedMap<String, Long> byGroup) {
    private static final double POWER = 0.8;
    private static final int MOST_NAMED = 6;

    /** Returns the rows for all limits of a rule, the most of them where there are two. */
    static Optional<RowsToSettle> of(MeasuredValue value, Limit limit, double confidence) {
        Estimate estimate = value.estimate();
        if (estimate.uncertainty().isEmpty() || value.sampleSize() == 0) {
            return Optional.empty();
        }
        OptionalDouble staying = factor(estimate, limit, confidence, 0.5);
        OptionalDouble likely = factor(estimate, limit, confidence, POWER);
        if (staying.isEmpty() || likely.isEmpty()) {
            return Optional.empty();
        }
        Uncertainty uncertainty = estimate.uncertainty().get();
        return Optional.of(new RowsToSettle(
                scaled(value, staying.getAsDouble()),
                scaled(value, likely.getAsDouble()),
                SampleSize.rowsByGroup(uncertainty, staying.getAsDouble())));
    }

    private static OptionalDouble factor(Estimate estimate, Limit limit, double confidence, double power) {
        double most = 1;
        for (BigDecimal end : limit.ends()) {
            OptionalDouble factor = SampleSize.factorToSettle(
                    estimate.uncertainty().orElseThrow(), estimate.value(), end.doubleValue(), confidence, power);
            if (factor.isEmpty()) {
                return factor;
            }
            most = Math.max(most, factor.getAsDouble());
        }
        return OptionalDouble.of(most);
    }

    private static long scaled(MeasuredValue value, double factor) {
        return (long) Math.ceil(value.sampleSize() * factor);
    }

    /** Returns the sentence for a person; groups are named where they are two to six. */
    String sentence() {
        boolean named = byGroup.size() >= 2 && byGroup.size() <= MOST_NAMED;
        String groups = named
                ? byGroup.entrySet().stream()
                        .map(group -> group.getKey() + " " + grouped(group.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"))
                : "";
        return "About " + grouped(rows) + " rows would settle it if the value stays" + groups + ", " + grouped(likely)
                + " with a chance of 80 %.";
    }

    private static String grouped(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
