package dev.assize.fairness;

/**
 * The smallest divided by the largest false positive rate of the groups; 1 is parity. Synonyms: false positive rate
 * parity.
 */
public final class PredictiveEqualityRatio extends RateQuotient {
    /** Makes the metric. */
    public PredictiveEqualityRatio() {
        super(
                Rate.FALSE_POSITIVE_RATE,
                "predictive_equality",
                "Corbett-Davies et al., Algorithmic decision making and the cost of fairness, 2017");
    }
}
