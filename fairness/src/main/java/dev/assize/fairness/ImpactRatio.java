package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Contrasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For each group its selection rate divided by that of the group selected most often (the reference, named second in
 * the scope; of equals the first shown); 1 is parity, the four-fifths rule wants 0.8. One piece of evidence for each
 * group but the reference, so that a policy can correct for the number of groups. A group without decisions is
 * undefined.
 */
public final class ImpactRatio implements FairnessMetric {
    private static final Rate RATE = Rate.SELECTION_RATE;

    /** Makes the metric. */
    public ImpactRatio() {}

    @Override
    public Definition definition() {
        return new Definition(
                "fairness.impact_ratio",
                "Impact ratio",
                "selection rate of the group divided by that of the group with the highest selection rate",
                Definition.Range.UNIT,
                "1 is parity; lower is worse",
                "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D; New York City Local Law 144");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<Undefined> unknown = outcomes.unknown(id(), RATE);
        ComparedGroups compared = outcomes.compared(RATE);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        if (compared.members().size() < 2) {
            EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
            return List.of(new Undefined(key, Undefined.Cause.NO_VALUE, compared.tooFew()));
        }
        return againstReference(outcomes, compared.highest().orElseThrow());
    }

    private List<Evidence> againstReference(GroupedOutcomes outcomes, ComparedGroups.Member reference) {
        List<Evidence> ratios = new ArrayList<>();
        for (GroupCounts group : outcomes.groups()) {
            if (!group.name().equals(reference.name())
                    && outcomes.comparison().excludes(group).isEmpty()) {
                ratios.add(ratio(outcomes, group, reference));
            }
        }
        return ratios;
    }

    private Evidence ratio(GroupedOutcomes outcomes, GroupCounts group, ComparedGroups.Member reference) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope().withGroups(group.name(), reference.name()));
        Optional<Estimate> rate = RATE.of(group);
        if (rate.isEmpty()) {
            return new Undefined(key, Undefined.Cause.NO_VALUE, GroupedOutcomes.noValue(RATE, group));
        }
        return Contrasts.ratio(rate.get(), reference.estimate())
                .<Evidence>map(ratio -> new MeasuredValue(
                        key,
                        ratio,
                        Unit.RATIO,
                        RATE.rows(group) + reference.rows(),
                        "selection rate divided by the highest, that of '" + reference.name() + "'"))
                .orElseGet(() -> new Undefined(
                        key,
                        Undefined.Cause.NO_VALUE,
                        "nobody in any compared group was selected, and 0/0 has no value"));
    }
}
