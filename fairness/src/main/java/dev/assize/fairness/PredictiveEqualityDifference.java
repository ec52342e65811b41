package dev.assize.fairness;

/**
 * The largest minus the smallest false positive rate of the groups; 0 is parity. Synonyms: false positive rate parity.
 */
public final class PredictiveEqualityDifference extends RateGap {
    /** Makes the metric. */
    public PredictiveEqualityDifference() {
        super(
                Rate.FALSE_POSITIVE_RATE,
                "predictive_equality",
                "Corbett-Davies et al., Algorithmic decision making and the cost of fairness, 2017");
    }
}
