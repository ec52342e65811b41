package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.Unit;
import java.util.List;

/** The table of all rates by group, each with its Wilson interval; also of groups without people. */
public final class GroupRates implements FairnessMetric {
    /** Makes the metric. */
    public GroupRates() {}

    @Override
    public Definition definition() {
        return new Definition(
                "fairness.group_rates",
                "Rates by group",
                "every rate of every group, with 95 % Wilson intervals",
                Definition.Range.UNIT,
                "Equal rows where the criterion asks for it",
                "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3");
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        List<GroupTable.Head> heads = Rate.proportions().stream()
                .map(rate -> new GroupTable.Head(rate.definition().id(), Unit.FRACTION))
                .toList();
        List<GroupTable.Row> rows =
                outcomes.groups().stream().map(group -> row(group, outcomes)).toList();
        return List.of(new GroupTable(new EvidenceKey(id(), outcomes.scope()), heads, rows));
    }

    private static GroupTable.Row row(GroupCounts group, GroupedOutcomes outcomes) {
        List<GroupTable.Cell> cells = Rate.proportions().stream()
                .map(rate -> cell(rate, group, outcomes))
                .toList();
        return new GroupTable.Row(group.name(), group.rows(), cells);
    }

    private static GroupTable.Cell cell(Rate rate, GroupCounts group, GroupedOutcomes outcomes) {
        return rate.of(group)
                .<GroupTable.Cell>map(GroupTable.Known::new)
                .orElseGet(() -> new GroupTable.Unknown(
                        outcomes.withoutValue(rate).orElseGet(() -> GroupedOutcomes.noValue(rate, group))));
    }
}
