package dev.assize.fairness;

/**
 * The largest minus the smallest selection rate of the groups; 0 is parity. Synonyms: statistical parity; the ratio is
 * also called disparate impact.
 */
public final class DemographicParityDifference extends RateGap {
    /** Makes the metric. */
    public DemographicParityDifference() {
        super(
                Rate.SELECTION_RATE,
                "demographic_parity",
                "Calders, Kamiran and Pechenizkiy, Building classifiers with independency constraints, 2009");
    }
}
