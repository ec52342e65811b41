package dev.assize.fairness;

import dev.assize.core.Evidence;
import java.util.List;

/** A group fairness metric, listed in {@code META-INF/services/dev.assize.fairness.FairnessMetric}. */
public interface FairnessMetric extends DefinedMetric {
    /**
     * Measures {@code outcomes}: each piece of evidence has this metric's id and the scope of the outcomes, narrowed to
     * a group or a pair of groups where it speaks of these. What has no value is {@code Undefined} with the reason,
     * never NaN. A metric that compares groups returns nothing for outcomes that are all rows as one group.
     */
    List<Evidence> measure(GroupedOutcomes outcomes);
}
