package dev.assize.fairness;

/**
 * The largest minus the smallest true positive rate of the groups; 0 is parity. Synonyms: true positive rate parity.
 */
public final class EqualOpportunityDifference extends RateGap {
    /** Makes the metric. */
    public EqualOpportunityDifference() {
        super(
                Rate.TRUE_POSITIVE_RATE,
                "equal_opportunity",
                "Hardt, Price and Srebro, Equality of opportunity in supervised learning, 2016");
    }
}
