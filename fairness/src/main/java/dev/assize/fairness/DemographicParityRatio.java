package dev.assize.fairness;

/**
 * The smallest divided by the largest selection rate of the groups; 1 is parity. Synonyms: statistical parity; the
 * ratio is also called disparate impact.
 */
public final class DemographicParityRatio extends RateQuotient {
    /** Makes the metric. */
    public DemographicParityRatio() {
        super(
                Rate.SELECTION_RATE,
                "demographic_parity",
                "Calders, Kamiran and Pechenizkiy, Building classifiers with independency constraints, 2009");
    }
}
