package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.statistics.MantelHaenszel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs of groups and their selection rates in each stratum. */
final class StratifiedPairs {
    private static final Rate RATE = Rate.SELECTION_RATE;

    private final StratifiedOutcomes outcomes;
    private final List<Counts> compared;
    private final ComparedGroups groups;

    StratifiedPairs(StratifiedOutcomes outcomes) {
        this.outcomes = outcomes;
        this.groups = outcomes.all().compared(RATE);
        this.compared = groups.members().stream()
                .map(member -> RATE.counts(member.group()))
                .toList();
    }

    /** Returns every pair of compared groups. */
    List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            for (int j = i + 1; j < compared.size(); j++) {
                pairs.add(pair(compared.get(i).name(), compared.get(j).name()));
            }
        }
        return pairs;
    }

    /** Returns each compared group with the one that is selected most often over all strata. */
    List<Pair> againstReference() {
        Optional<String> reference = groups.highest().map(ComparedGroups.Member::name);
        List<Pair> pairs = new ArrayList<>();
        for (Counts group : compared) {
            if (!group.name().equals(reference.orElseThrow())) {
                pairs.add(pair(group.name(), reference.orElseThrow()));
            }
        }
        return pairs;
    }

    /** Returns why there is nothing to compare, if so. */
    Optional<Undefined> undefined(String id) {
        Optional<String> unknown = outcomes.all().withoutValue(RATE);
        EvidenceKey key = new EvidenceKey(id, outcomes.scope());
        if (unknown.isPresent()) {
            return Optional.of(new Undefined(key, Undefined.Cause.NO_VALUE, unknown.get()));
        }
        return compared.size() < 2
                ? Optional.of(new Undefined(key, Undefined.Cause.NO_VALUE, groups.tooFew()))
                : Optional.empty();
    }

    private Pair pair(String first, String second) {
        List<MantelHaenszel.Stratum> strata = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (StratifiedOutcomes.Stratum stratum : outcomes.strata()) {
            Counts one = counts(stratum, first);
            Counts other = counts(stratum, second);
            strata.add(new MantelHaenszel.Stratum(one, other));
            if (one.rows() == 0 || other.rows() == 0) {
                leftOut.add("'" + stratum.name() + "'");
            }
        }
        Scope scope = outcomes.scope().withGroups(first, second);
        return new Pair(scope, first, second, outcomes.given(), MantelHaenszel.of(strata), leftOut);
    }

    private static Counts counts(StratifiedOutcomes.Stratum stratum, String name) {
        return stratum.groups().stream()
                .filter(group -> group.name().equals(name))
                .map(RATE::counts)
                .findFirst()
                .orElseThrow();
    }

    /** Two groups compared within strata. */
    record Pair(
            Scope scope, String first, String second, String given, MantelHaenszel comparison, List<String> leftOut) {
        /** Names the strata used and those left out. */
        String text() {
            String rest =
                    leftOut.isEmpty() ? "" : "; left out, one group has nobody there: " + String.join(", ", leftOut);
            return "'" + first + "' compared with '" + second + "' within "
                    + comparison.strata().size() + " values of '" + given + "'" + rest;
        }

        /** Says that the groups share no stratum, or that all that they share show no difference. */
        String noValue(String what) {
            return "the " + what + " of " + text() + " has no value: "
                    + (comparison.strata().isEmpty()
                            ? "no value of '" + given + "' has people of both"
                            : "all people there were decided alike, or one sum is 0");
        }
    }
}
