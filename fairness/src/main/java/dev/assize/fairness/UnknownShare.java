package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.List;

/** The part of all people whose group is not known; of an intersection, of whom one of the attributes is not known. */
public final class UnknownShare implements FairnessMetric {
    /** Makes the metric. */
    public UnknownShare() {}

    @Override
    public Definition definition() {
        return new Definition(
                "fairness.unknown_share",
                "Share of people of unknown group",
                "people whose group is not known / all people",
                Definition.Range.UNIT,
                "0; people of unknown group are in no comparison that needs the group",
                "6 RCNY 5-301, which wants their number stated");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        long people = outcomes.total(GroupCounts::rows);
        long unknown = people - GroupShare.known(outcomes);
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope());
        return List.of(Estimates.rate(new Counts("(missing)", unknown, people))
                .<Evidence>map(share -> new MeasuredValue(
                        key, share, Unit.FRACTION, people, unknown + " of " + people + " people are of unknown group"))
                .orElseGet(() -> new Undefined(key, Undefined.Cause.NO_VALUE, "there are no people")));
    }
}
