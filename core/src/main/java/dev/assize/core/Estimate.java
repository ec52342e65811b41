package dev.assize.core;

import java.util.Optional;

/**
 * A number and how sure it is.
 *
 * @param value finite
 * @param exact the same value as a ratio of counts, where it is one; limits are compared with this
 * @param interval the interval that is shown, where there is one
 * @param uncertainty what intervals of other confidence are made from, where that is known
 */
public record Estimate(
        double value, Optional<Fraction> exact, Optional<Interval> interval, Optional<Uncertainty> uncertainty) {
    /** Checks that the value is finite. */
    public Estimate {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("an estimate is " + value + "; use Undefined with a reason instead");
        }
    }

    /** Makes a number that is known without sampling error, such as a count. */
    public static Estimate certain(double value) {
        return new Estimate(value, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Makes an exact ratio of counts without an interval. */
    public static Estimate exact(Fraction value) {
        return new Estimate(value.toDouble(), Optional.of(value), Optional.empty(), Optional.empty());
    }
}
