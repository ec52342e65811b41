package dev.assize.fairness;

/**
 * The smallest divided by the largest positive predictive value of the groups; 1 is parity. Synonyms: outcome test,
 * precision parity.
 */
public final class PredictiveParityRatio extends RateQuotient {
    /** Makes the metric. */
    public PredictiveParityRatio() {
        super(
                Rate.POSITIVE_PREDICTIVE_VALUE,
                "predictive_parity",
                "Chouldechova, Fair prediction with disparate impact, 2017");
    }
}
