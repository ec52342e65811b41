package dev.assize.fairness;

/** How often each group is decided favorably. */
public final class SelectionRate extends RateByGroup {
    /** Makes the metric. */
    public SelectionRate() {
        super(
                Rate.SELECTION_RATE,
                "None by itself; compare between groups",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }
}
