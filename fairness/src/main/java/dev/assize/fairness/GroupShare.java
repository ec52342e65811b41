package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** For each group the part that its people are of all people whose group is known, with a Wilson interval. */
public final class GroupShare implements FairnessMetric {
    /** Makes the metric. */
    public GroupShare() {}

    @Override
    public Definition definition() {
        return new Definition(
                "fairness.share",
                "Share",
                "people of the group / people whose group is known",
                Definition.Range.UNIT,
                "None by itself; compare with the population that the rows stand for",
                "6 RCNY 5-301(d), where a category under 2 % may be left out of impact ratios");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        List<Evidence> shares = new ArrayList<>();
        for (GroupCounts group : outcomes.groups()) {
            if (!Comparison.isMissing(group.name())) {
                EvidenceKey key = new EvidenceKey(id(), outcomes.scopeOf(group));
                shares.add(of(group, outcomes)
                        .<Evidence>map(share -> new MeasuredValue(
                                key,
                                share,
                                Unit.FRACTION,
                                known(outcomes),
                                "people of the group / people of all groups"))
                        .orElseGet(() ->
                                new Undefined(key, Undefined.Cause.NO_VALUE, "there is nobody whose group is known")));
            }
        }
        return shares;
    }

    /** Returns the share of a group, where there are people of a known group. */
    static Optional<Estimate> of(GroupCounts group, GroupedOutcomes outcomes) {
        return Estimates.rate(new Counts(group.name(), group.rows(), known(outcomes)));
    }

    /** Returns how many people there are whose group is known. */
    static long known(GroupedOutcomes outcomes) {
        return outcomes.total(group -> Comparison.isMissing(group.name()) ? 0 : group.rows());
    }
}
