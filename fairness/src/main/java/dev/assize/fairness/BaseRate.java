package dev.assize.fairness;

/** How often each group is truly of the favorable class. */
public final class BaseRate extends RateByGroup {
    /** Makes the metric. */
    public BaseRate() {
        super(
                Rate.BASE_RATE,
                "None by itself; compare between groups",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
