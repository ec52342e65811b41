package dev.assize.policies;

import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.core.Interval;
import dev.assize.core.Uncertainty;
import dev.assize.statistics.Confidences;
import java.math.BigDecimal;

/**
 * Compares values and intervals with a limit, without rounding: ratios of counts as fractions, other numbers by the
 * shortest decimal that stands for the double, which is what every report shows. So 0.1 meets {@code atMost: 0.1}.
 *
 * @param limit what is demanded
 */
record LimitTest(Limit limit) {
    /** Where a value lies. */
    enum Side {
        BELOW,
        WITHIN,
        ABOVE
    }

    Side side(Estimate estimate) {
        Fraction value = estimate.exact().orElseGet(() -> Fraction.of(BigDecimal.valueOf(estimate.value())));
        if (limit.atLeast().isPresent()
                && value.compareTo(Fraction.of(limit.atLeast().get())) < 0) {
            return Side.BELOW;
        }
        boolean above = limit.atMost().isPresent()
                && value.compareTo(Fraction.of(limit.atMost().get())) > 0;
        return above ? Side.ABOVE : Side.WITHIN;
    }

    /** Whether every value of the interval meets the limit. */
    boolean allMeet(Interval interval) {
        return side(interval.lower()) == Side.WITHIN && side(interval.upper()) == Side.WITHIN;
    }

    /** Whether no value of the interval meets the limit. */
    boolean noneMeets(Interval interval) {
        return side(interval.upper()) == Side.BELOW || side(interval.lower()) == Side.ABOVE;
    }

    /** The smallest two-sided alpha at which the interval has no value that meets the limit; 1 where there is none. */
    double alphaBroken(Uncertainty uncertainty) {
        double below = limit.atLeast()
                .map(least -> Confidences.provingBelow(uncertainty, least.doubleValue()))
                .orElse(1.0);
        double above = limit.atMost()
                .map(most -> Confidences.provingAbove(uncertainty, most.doubleValue()))
                .orElse(1.0);
        return Math.min(below, above);
    }

    private Side side(double value) {
        return side(Estimate.certain(value));
    }
}
