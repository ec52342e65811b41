package dev.assize.statistics;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.core.Uncertainty;
import java.util.Optional;

/** A standard error and the range that the number can have. */
record Spread(double error, double least, double most) {
    /** Returns that of an estimate, where it has one. */
    static Optional<Spread> of(Estimate estimate) {
        Uncertainty uncertainty = estimate.uncertainty().orElse(null);
        if (uncertainty instanceof Uncertainty.OfStandardError normal) {
            return Optional.of(new Spread(normal.standardError(), normal.least(), normal.most()));
        }
        return uncertainty instanceof Uncertainty.OfRate rate ? Optional.of(of(rate.counts())) : Optional.empty();
    }

    /** That of the rate with two hits and two misses more, which is never 0 (Agresti and Coull). */
    private static Spread of(Counts counts) {
        double rows = counts.rows() + 4.0;
        double rate = (counts.hits() + 2) / rows;
        return new Spread(Math.sqrt(rate * (1 - rate) / rows), 0, 1);
    }

    /** Returns that of a difference of numbers from separate rows. */
    Spread minus(Spread other) {
        return new Spread(Math.hypot(error, other.error), least - other.most, most - other.least);
    }

    /** Returns the estimate of that value; a value that rounding put outside of the range widens it. */
    Estimate around(double value) {
        return Estimates.normal(value, error, Math.min(least, value), Math.max(most, value));
    }
}
