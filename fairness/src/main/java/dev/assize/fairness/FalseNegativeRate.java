package dev.assize.fairness;

/** How often those of the favorable class are decided unfavorably (miss rate). */
public final class FalseNegativeRate extends RateByGroup {
    /** Makes the metric. */
    public FalseNegativeRate() {
        super(
                Rate.FALSE_NEGATIVE_RATE,
                "0; higher is worse",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
