package dev.assize.fairness;

import dev.assize.core.Estimate;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The groups of one attribute, or of an intersection of attributes, and what happened to them.
 *
 * @param scope the attributes that make the groups, and the stratum if these are the people of one
 * @param groups every group in the order it is shown, also those without people
 * @param comparison which groups take part in gaps and ratios
 */
public record GroupedOutcomes(Scope scope, List<GroupCounts> groups, Comparison comparison) {
    /** Copies the groups. */
    public GroupedOutcomes {
        groups = List.copyOf(groups);
    }

    /** Returns the scope of one group; that of all rows where no attribute makes groups. */
    public Scope scopeOf(GroupCounts group) {
        return scope.attributes().isEmpty() ? scope : scope.withGroups(group.name());
    }

    /** Returns whether these are all rows as one group, so that there is nothing to compare. */
    public boolean isOverall() {
        return scope.attributes().isEmpty();
    }

    /** Returns the sum of a count over all groups. */
    public long total(ToLongFunction<GroupCounts> count) {
        return groups.stream().mapToLong(count).sum();
    }

    /** Returns all rows as one group. */
    public GroupCounts all() {
        return GroupCounts.union("(all)", groups);
    }

    /** Returns why no group can have {@code measure}, if none can: nobody's truth, decision or score is known. */
    public Optional<String> withoutValue(Measure measure) {
        if (total(GroupCounts::rows) == 0) {
            return Optional.empty();
        }
        if (measure.needs().score() && total(group -> group.scores().size()) == 0) {
            return Optional.of("the " + measure.title() + " needs scores, and no row has one");
        }
        if (measure.needs().truth() && total(GroupCounts::withTruth) == 0) {
            return Optional.of("the " + measure.title() + " needs the true outcome, and no row has one");
        }
        return measure.needs().decision() && total(GroupCounts::decided) == 0
                ? Optional.of("the " + measure.title() + " needs a decision, and no row has one")
                : Optional.empty();
    }

    /** Returns the evidence that no group has {@code measure}, if none has; not knowing the truth excuses no rule. */
    Optional<Undefined> unknown(String id, Measure measure) {
        return withoutValue(measure)
                .map(reason -> new Undefined(new EvidenceKey(id, scope), Undefined.Cause.NO_VALUE, reason));
    }

    /** Returns the numbers of the groups that are compared, and who was left out and why. */
    public ComparedGroups compared(Measure measure) {
        List<ComparedGroups.Member> compared = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (GroupCounts group : groups) {
            Optional<String> reason = comparison.excludes(group);
            Optional<Estimate> estimate = reason.isPresent() ? Optional.empty() : measure.of(group);
            if (estimate.isPresent()) {
                compared.add(new ComparedGroups.Member(group, estimate.get(), measure.rows(group)));
            } else {
                leftOut.add("'" + group.name() + "' (" + reason.orElseGet(() -> noValue(measure, group)) + ")");
            }
        }
        return new ComparedGroups(measure, compared, leftOut);
    }

    /** Returns why a group has no value. */
    static String noValue(Measure measure, GroupCounts group) {
        return group.rows() == 0
                ? "no people"
                : "none of its " + group.rows() + " people counts for " + measure.formula() + ": denominator 0";
    }
}
