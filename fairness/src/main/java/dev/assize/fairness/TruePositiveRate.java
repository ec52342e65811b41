package dev.assize.fairness;

/** How often those of the favorable class are decided favorably (sensitivity, recall). */
public final class TruePositiveRate extends RateByGroup {
    /** Makes the metric. */
    public TruePositiveRate() {
        super(
                Rate.TRUE_POSITIVE_RATE,
                "1; lower is worse",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
