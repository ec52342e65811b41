package dev.assize.fairness;

import java.util.List;

/** The larger of the widest gaps of true and false positive rate; 0 is parity. Undefined where either gap is. */
public final class EqualizedOddsDifference extends RateGap {
    /** Makes the metric. */
    public EqualizedOddsDifference() {
        super(
                List.of(Rate.TRUE_POSITIVE_RATE, Rate.FALSE_POSITIVE_RATE),
                "equalized_odds",
                "Hardt, Price and Srebro, Equality of opportunity in supervised learning, 2016");
    }
}
