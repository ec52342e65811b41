package dev.assize.fairness;

/**
 * The smallest divided by the largest true positive rate of the groups; 1 is parity. Synonyms: true positive rate
 * parity.
 */
public final class EqualOpportunityRatio extends RateQuotient {
    /** Makes the metric. */
    public EqualOpportunityRatio() {
        super(
                Rate.TRUE_POSITIVE_RATE,
                "equal_opportunity",
                "Hardt, Price and Srebro, Equality of opportunity in supervised learning, 2016");
    }
}
