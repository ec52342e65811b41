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
 * A difference or ratio of one measure for each group and the reference group or all others, or for each pair of
 * groups; the group named first in the scope is the minuend or numerator. One piece of evidence for each, so that a
 * policy can correct for their number.
 */
final class EachComparison implements FairnessMetric {
    private final Measure measure;
    private final Against against;
    private final boolean ratio;

    EachComparison(Measure measure, Against against, boolean ratio) {
        this.measure = measure;
        this.against = against;
        this.ratio = ratio;
    }

    /** What a group is compared with. */
    enum Against {
        /** The reference group. */
        REFERENCE("to_reference"),
        /** All compared people outside of the group, together: one against the rest. */
        OTHERS("to_others"),
        /** Every group that is listed later. */
        PAIRS("of_pairs");

        private final String suffix;

        Against(String suffix) {
            this.suffix = suffix;
        }
    }

    @Override
    public Definition definition() {
        String name = measure.criterion() + (ratio ? "_ratio_" : "_difference_") + against.suffix;
        String how = ratio ? " of the group divided by that of the other" : " of the group minus that of the other";
        return new Definition(
                "fairness." + name,
                GroupNames.sentence(name),
                measure.title() + how,
                (ratio ? GapForm.POOLED_RATIO : GapForm.POOLED_DIFFERENCE)
                        .range(measure.definition().range()),
                ratio ? "1 is parity; below 1 the group has less" : "0 is parity; below 0 the group has less",
                measure.definition().citation());
    }

    @Override
    public List<Evidence> measure(GroupedOutcomes outcomes) {
        if (outcomes.isOverall()) {
            return List.of();
        }
        Optional<Undefined> unknown = outcomes.unknown(id(), measure);
        if (unknown.isPresent()) {
            return List.of(unknown.get());
        }
        ComparedGroups compared = outcomes.compared(measure);
        if (compared.members().size() < 2) {
            return List.of(undefined(outcomes, compared.tooFew()));
        }
        return switch (against) {
            case PAIRS -> pairs(outcomes, compared);
            case REFERENCE -> toReference(outcomes, compared);
            case OTHERS -> toOthers(outcomes, compared);
        };
    }

    private List<Evidence> toOthers(GroupedOutcomes outcomes, ComparedGroups compared) {
        List<Evidence> each = new ArrayList<>();
        for (ComparedGroups.Member member : compared.members()) {
            List<GroupCounts> others = compared.members().stream()
                    .map(ComparedGroups.Member::group)
                    .filter(group -> group != member.group())
                    .toList();
            GroupCounts rest = GroupCounts.union("(others)", others);
            measure.of(rest)
                    .map(number -> new ComparedGroups.Member(rest, number, measure.rows(rest)))
                    .ifPresent(other -> each.add(compare(outcomes, member, other)));
        }
        return each;
    }

    private List<Evidence> pairs(GroupedOutcomes outcomes, ComparedGroups compared) {
        List<ComparedGroups.Member> members = compared.members();
        List<Evidence> pairs = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (int j = i + 1; j < members.size(); j++) {
                pairs.add(compare(outcomes, members.get(i), members.get(j)));
            }
        }
        return pairs;
    }

    private List<Evidence> toReference(GroupedOutcomes outcomes, ComparedGroups compared) {
        ReferenceGroup wanted = outcomes.comparison().reference();
        Optional<GroupCounts> found = wanted.in(outcomes);
        if (found.isEmpty()) {
            return List.of(undefined(outcomes, wanted.missing(outcomes)));
        }
        GroupCounts group = found.get();
        Optional<Estimate> number = measure.of(group);
        if (number.isEmpty()) {
            String reason = GroupedOutcomes.noValue(measure, group);
            return List.of(undefined(outcomes, "the reference group '" + group.name() + "' has no value: " + reason));
        }
        var reference = new ComparedGroups.Member(group, number.get(), measure.rows(group));
        return compared.members().stream()
                .filter(member -> !member.name().equals(group.name()))
                .map(member -> compare(outcomes, member, reference))
                .toList();
    }

    private Evidence compare(GroupedOutcomes outcomes, ComparedGroups.Member one, ComparedGroups.Member other) {
        EvidenceKey key = new EvidenceKey(id(), outcomes.scope().withGroups(one.name(), other.name()));
        Optional<Estimate> estimate = ratio
                ? Contrasts.ratio(one.estimate(), other.estimate())
                : Optional.of(Contrasts.difference(one.estimate(), other.estimate()));
        Unit unit = (ratio ? GapForm.POOLED_RATIO : GapForm.POOLED_DIFFERENCE).unit(measure.unit());
        return estimate.<Evidence>map(known -> new MeasuredValue(
                        key,
                        known,
                        unit,
                        one.rows() + other.rows(),
                        definition().formula()))
                .orElseGet(() -> new Undefined(
                        key,
                        Undefined.Cause.NO_VALUE,
                        "the " + measure.title() + " of '" + other.name() + "' is 0, and nothing divides by it"));
    }

    private Undefined undefined(GroupedOutcomes outcomes, String reason) {
        return new Undefined(new EvidenceKey(id(), outcomes.scope()), Undefined.Cause.NO_VALUE, reason);
    }
}
