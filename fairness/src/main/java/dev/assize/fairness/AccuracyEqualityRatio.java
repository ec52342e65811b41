package dev.assize.fairness;

/** The smallest divided by the largest accuracy of the groups; 1 is parity. Synonyms: overall accuracy equality. */
public final class AccuracyEqualityRatio extends RateQuotient {
    /** Makes the metric. */
    public AccuracyEqualityRatio() {
        super(Rate.ACCURACY, "accuracy_equality", "Berk et al., Fairness in criminal justice risk assessments, 2018");
    }
}
