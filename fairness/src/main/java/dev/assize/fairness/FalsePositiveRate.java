package dev.assize.fairness;

/** How often those of the unfavorable class are decided favorably. */
public final class FalsePositiveRate extends RateByGroup {
    /** Makes the metric. */
    public FalsePositiveRate() {
        super(
                Rate.FALSE_POSITIVE_RATE,
                "0; higher is worse",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
