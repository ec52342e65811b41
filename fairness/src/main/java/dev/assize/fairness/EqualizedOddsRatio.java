package dev.assize.fairness;

import java.util.List;

/** The smaller of the smallest ratios of true and false positive rate; 1 is parity. Undefined where either ratio is. */
public final class EqualizedOddsRatio extends RateQuotient {
    /** Makes the metric. */
    public EqualizedOddsRatio() {
        super(
                List.of(Rate.TRUE_POSITIVE_RATE, Rate.FALSE_POSITIVE_RATE),
                "equalized_odds",
                "Hardt, Price and Srebro, Equality of opportunity in supervised learning, 2016");
    }
}
