package dev.assize.fairness;

/**
 * The largest minus the smallest positive predictive value of the groups; 0 is parity. Synonyms: outcome test,
 * precision parity.
 */
public final class PredictiveParityDifference extends RateGap {
    /** Makes the metric. */
    public PredictiveParityDifference() {
        super(
                Rate.POSITIVE_PREDICTIVE_VALUE,
                "predictive_parity",
                "Chouldechova, Fair prediction with disparate impact, 2017");
    }
}
