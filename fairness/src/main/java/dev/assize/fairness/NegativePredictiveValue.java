package dev.assize.fairness;

/** How often an unfavorable decision is right. */
public final class NegativePredictiveValue extends RateByGroup {
    /** Makes the metric. */
    public NegativePredictiveValue() {
        super(
                Rate.NEGATIVE_PREDICTIVE_VALUE,
                "1; lower is worse",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
