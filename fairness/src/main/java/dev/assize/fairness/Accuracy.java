package dev.assize.fairness;

/** How often a decision is right. */
public final class Accuracy extends RateByGroup {
    /** Makes the metric. */
    public Accuracy() {
        super(
                Rate.ACCURACY,
                "1; lower is worse",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
