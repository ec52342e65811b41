package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Uncertainty;
import java.util.Optional;

/** A standard error, its degrees of freedom, and the range that the number can have. */
record Spread(double error, double degrees, double least, double most) {
    /** Returns that of an estimate, where it has one. */
    static Optional<Spread> of(Estimate estimate) {
        Uncertainty uncertainty = estimate.uncertainty().orElse(null);
        if (uncertainty instanceof Uncertainty.OfStandardError known) {
            return Optional.of(new Spread(known.standardError(), known.degrees(), known.least(), known.most()));
        }
        return uncertainty instanceof Uncertainty.OfRate rate ? Optional.of(of(rate.counts())) : Optional.empty();
    }

    /** That of the rate with two hits and two misses more, which is never 0 (Agresti and Coull). */
    private static Spread of(Counts counts) {
        double rows = counts.rows() + 4.0;
        double rate = (counts.hits() + 2) / rows;
        return new Spread(Math.sqrt(rate * (1 - rate) / rows), Double.POSITIVE_INFINITY, 0, 1);
    }

    /** Returns that of a difference of numbers from separate rows. */
    Spread minus(Spread other) {
        return new Spread(Math.hypot(error, other.error), together(other), least - other.most, most - other.least);
    }

    /** Returns the same with other limits of what is possible. */
    Spread within(double smallest, double largest) {
        return new Spread(error, degrees, smallest, largest);
    }

    /** Returns the same in a unit that is {@code factor} times as small. */
    Spread times(double factor) {
        return new Spread(error * factor, degrees, least * factor, most * factor);
    }

    /**
     * Degrees of freedom of the sum of two independent parts, {@code (a² + b²)² / (a⁴/m + b⁴/n)}: between the smaller of
     * both and their sum.
     *
     * @see <a href="https://doi.org/10.2307/3002019">Satterthwaite, An approximate distribution of estimates of variance
     *     components, 1946</a>
     */
    private double together(Spread other) {
        double both = Math.hypot(error, other.error);
        if (both == 0) {
            return Math.min(degrees, other.degrees);
        }
        double one = error / both;
        double two = other.error / both;
        return 1 / (Math.pow(one, 4) / degrees + Math.pow(two, 4) / other.degrees);
    }

    /** Returns the estimate of that value; a value that rounding put outside of the range widens it. */
    Estimate around(double value) {
        return Estimates.student(value, error, degrees, Math.min(least, value), Math.max(most, value));
    }
}
