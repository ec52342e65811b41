package dev.assize.fairness;

/** How often those of the unfavorable class are decided unfavorably (specificity). */
public final class TrueNegativeRate extends RateByGroup {
    /** Makes the metric. */
    public TrueNegativeRate() {
        super(
                Rate.TRUE_NEGATIVE_RATE,
                "1; lower is worse",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
