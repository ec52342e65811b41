package dev.assize.fairness;

/** How often a favorable decision is right (precision). */
public final class PositivePredictiveValue extends RateByGroup {
    /** Makes the metric. */
    public PositivePredictiveValue() {
        super(
                Rate.POSITIVE_PREDICTIVE_VALUE,
                "1; lower is worse",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
