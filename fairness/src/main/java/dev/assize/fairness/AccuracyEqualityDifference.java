package dev.assize.fairness;

/** The largest minus the smallest accuracy of the groups; 0 is parity. Synonyms: overall accuracy equality. */
public final class AccuracyEqualityDifference extends RateGap {
    /** Makes the metric. */
    public AccuracyEqualityDifference() {
        super(Rate.ACCURACY, "accuracy_equality", "Berk et al., Fairness in criminal justice risk assessments, 2018");
    }
}
