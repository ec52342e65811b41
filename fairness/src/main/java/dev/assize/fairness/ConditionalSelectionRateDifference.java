package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;

/**
 * How much more often a group is selected than the reference among people of the same stratum: the Mantel-Haenszel
 * weighted mean of the differences. Signed: negative where the group is selected less often. 0 is parity.
 */
public final class ConditionalSelectionRateDifference extends PairwiseConditionalMetric {
    /** Makes the metric. */
    public ConditionalSelectionRateDifference() {
        super(
                new Definition(
                        "fairness.conditional_selection_rate_difference",
                        "Selection rate difference within strata",
                        "sum of w (p - q) / sum of w over strata, w = n m / (n + m), p and q the selection rates of the"
                                + " group and of the most selected group",
                        Definition.Range.SIGNED_UNIT,
                        "0 is parity; the sign tells the direction",
                        "Mantel and Haenszel, 1959; Greenland and Robins, 1985; Sato, 1989"),
                Unit.FRACTION_DIFFERENCE,
                comparison -> comparison
                        .riskDifference()
                        .map(found -> Estimates.normal(found.value(), found.standardError(), -1, 1)));
    }
}
