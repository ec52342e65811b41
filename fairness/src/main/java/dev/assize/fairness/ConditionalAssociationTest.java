package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;

/** The p-value of the test that being selected does not depend on the group within any stratum. */
public final class ConditionalAssociationTest extends PairwiseConditionalMetric {
    /** Makes the metric. */
    public ConditionalAssociationTest() {
        super(
                new Definition(
                        "fairness.conditional_association_p_value",
                        "p-value of a difference within strata",
                        "Cochran-Mantel-Haenszel test without continuity correction, group against most selected group",
                        Definition.Range.UNIT,
                        "None; small values are evidence of a difference",
                        "Cochran, 1954; Mantel and Haenszel, 1959"),
                Unit.FRACTION,
                comparison -> comparison.test().map(test -> Estimate.certain(test.pValue())));
    }
}
