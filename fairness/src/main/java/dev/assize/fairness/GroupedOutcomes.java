package dev.assize.fairness;

import dev.assize.core.Counts;
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

    /** Returns why no group can have {@code rate}, if none can: nobody's truth or decision is known. */
    public Optional<String> withoutRate(Rate rate) {
        boolean decisions = total(GroupCounts::decided) > 0;
        boolean truths = total(GroupCounts::withTruth) > 0;
        if (total(GroupCounts::rows) == 0) {
            return Optional.empty();
        }
        if (rate.needs() != Rate.Needs.DECISION && !truths) {
            return Optional.of("the " + rate.title() + " needs the true outcome, and no row has one");
        }
        return rate.needs() != Rate.Needs.TRUTH && !decisions
                ? Optional.of("the " + rate.title() + " needs a decision, and no row has one")
                : Optional.empty();
    }

    /** Returns the evidence that no group has {@code rate}, if none has; not knowing the truth excuses no rule. */
    Optional<Undefined> unknown(String id, Rate rate) {
        return withoutRate(rate)
                .map(reason -> new Undefined(new EvidenceKey(id, scope), Undefined.Cause.NO_VALUE, reason));
    }

    /** Returns the counts of {@code rate} in the groups that are compared, and who was left out and why. */
    public ComparedGroups compared(Rate rate) {
        List<Counts> compared = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (GroupCounts group : groups) {
            Counts counts = rate.of(group);
            Optional<String> reason = comparison.excludes(group);
            if (reason.isPresent()) {
                leftOut.add("'" + group.name() + "' (" + reason.get() + ")");
            } else if (counts.rows() == 0) {
                leftOut.add("'" + group.name() + "' (" + noRate(rate, group) + ")");
            } else {
                compared.add(counts);
            }
        }
        return new ComparedGroups(rate, compared, leftOut);
    }

    /** Returns why a group has no value of a rate. */
    static String noRate(Rate rate, GroupCounts group) {
        return group.rows() == 0
                ? "no people"
                : "none of its " + group.rows() + " people counts for " + rate.formula() + ": denominator 0";
    }
}
