package dev.assize.fairness.ranking;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.fairness.FairnessMetric;
import dev.assize.fairness.GroupCounts;
import dev.assize.fairness.GroupedOutcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A number of the ranking of people by falling score; without an interval, for it is the ranking that is judged. */
final class RankingMetric implements FairnessMetric {
    private static final String METHOD =
            "people by falling score, those of equal score in any order; without an interval";

    private final Definition definition;
    private final BiFunction<RankedBlocks, Groups, List<Evidence>> measure;

    RankingMetric(Definition definition, BiFunction<RankedBlocks, Groups, List<Evidence>> measure) {
        this.definition = definition;
        this.measure = measure;
    }

    @Override
    public Definition definition() {
        return definition;
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        List<GroupCounts> ranked = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (GroupCounts group : outcomes.groups()) {
            String reason = group.scores().rows() == 0
                    ? "no scores"
                    : outcomes.comparison().excludes(group.name(), group.rows()).orElse("");
            if (reason.isEmpty()) {
                ranked.add(group);
            } else {
                leftOut.add("'" + group.name() + "' (" + reason + ")");
            }
        }
        String others = leftOut.isEmpty() ? "" : "; left out: " + String.join(", ", leftOut);
        if (ranked.size() < 2) {
            return List.of(new Undefined(
                    new EvidenceKey(id(), outcomes.scope()),
                    Undefined.Cause.NO_VALUE,
                    "a ranking compares two groups with scores, and there are " + ranked.size() + others));
        }
        return measure.apply(RankedBlocks.of(ranked), new Groups(id(), outcomes.scope(), ranked, METHOD + others));
    }

    /** The ranked groups and how evidence about them is written. */
    record Groups(String id, Scope scope, List<GroupCounts> ranked, String method) {
        Scope of(int group) {
            return scope.withGroups(ranked.get(group).name());
        }

        Evidence value(Scope where, double value, Unit unit, long rows) {
            return new MeasuredValue(new EvidenceKey(id, where), Estimate.certain(value), unit, rows, method);
        }

        Evidence undefined(Scope where, String reason) {
            return new Undefined(new EvidenceKey(id, where), Undefined.Cause.NO_VALUE, reason);
        }
    }
}
