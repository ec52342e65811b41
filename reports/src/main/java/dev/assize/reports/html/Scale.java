package dev.assize.reports.html;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import dev.assize.core.Unit;
import dev.assize.policies.Limit;
import dev.assize.reports.wording.ShownNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The shared axis of the marks in one column. It holds zero, all numbers, their intervals and the limits, and ends at
 * round numbers, so that lengths can be compared by eye.
 */
final class Scale {
    static final double WIDTH = 120;
    static final double HEIGHT = 14;
    private static final double MARGIN = 4;

    private final double least;
    private final double most;
    private final Unit unit;

    private Scale(double least, double most, Unit unit) {
        this.least = least;
        this.most = most;
        this.unit = unit;
    }

    /** Makes the scale of {@code estimates} and {@code limits}. */
    static Scale of(List<Estimate> estimates, List<Limit> limits, Unit unit) {
        List<Double> numbers = new ArrayList<>(List.of(0.0));
        for (Estimate estimate : estimates) {
            numbers.add(estimate.value());
            estimate.interval().map(Interval::lower).ifPresent(numbers::add);
            estimate.interval().map(Interval::upper).ifPresent(numbers::add);
        }
        limits.stream().flatMap(Scale::bounds).forEach(numbers::add);
        if (unit == Unit.RATIO) {
            numbers.add(1.0);
        }
        double least = numbers.stream().mapToDouble(Ticks::drawable).min().orElse(0);
        double most = numbers.stream().mapToDouble(Ticks::drawable).max().orElse(1);
        return new Scale(-roundUp(-least), least == most ? 1 : roundUp(most), unit);
    }

    /** Returns the mark of {@code estimate} with the bounds of {@code limit}. */
    MarkView mark(Estimate estimate, Optional<Limit> limit) {
        boolean bar = unit != Unit.FRACTION && unit != Unit.RATIO;
        return new MarkView(
                at(estimate.value()),
                estimate.interval().map(interval -> at(interval.lower())),
                estimate.interval().map(interval -> at(interval.upper())),
                bar ? Optional.of(at(0)) : Optional.empty(),
                limit.stream().flatMap(Scale::bounds).map(this::at).toList());
    }

    /** Returns the smallest number of the axis as people read it. */
    String leastText() {
        return ShownNumber.of(unit).tick(least);
    }

    /** Returns the largest number of the axis as people read it. */
    String mostText() {
        return ShownNumber.of(unit).tick(most);
    }

    private String at(double number) {
        double share = (Ticks.drawable(number) - least) / (most - least);
        return coordinate(MARGIN + share * (WIDTH - 2 * MARGIN));
    }

    /** Returns a coordinate with at most one decimal. */
    static String coordinate(double value) {
        return CanonicalNumber.text(Math.round(value * 10) / 10.0);
    }

    /** Returns the next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten; 0 and less stay or round towards zero. */
    static double roundUp(double value) {
        if (value <= 0) {
            return value == 0 ? 0 : -roundDown(-value);
        }
        return stepped(value, true);
    }

    private static double roundDown(double value) {
        return stepped(value, false);
    }

    private static double stepped(double value, boolean up) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double[] steps = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
        double best = up ? 10 : 1;
        for (double step : steps) {
            boolean fits = up ? step * power >= value * (1 - 1e-12) : step * power <= value * (1 + 1e-12);
            best = fits ? (up ? Math.min(best, step) : Math.max(best, step)) : best;
        }
        return best * power;
    }

    private static Stream<Double> bounds(Limit limit) {
        return Stream.concat(limit.atLeast().stream(), limit.atMost().stream()).map(BigDecimal::doubleValue);
    }
}
