package dev.assize.fairness;

import dev.assize.core.Counts;
import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Scope;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds the share of each group against that of a stated population. With {@code k} people of the group among {@code n}
 * whose group is known, and stated share q: difference {@code k/n - q} in [-q, 1 - q] and ratio {@code (k/n) / q} in [0,
 * 1/q]. Intervals are normal with the standard error of the share with two hits and two misses more (Agresti and Coull,
 * 1998), cut to the range. A stated group without people has share 0; a group that is not stated has no value.
 */
final class Representation {
    private static final String DIFFERENCE = "fairness.representation_difference";
    private static final String RATIO = "fairness.representation_ratio";
    private static final String CITATION =
            "Shahbazi et al., Representation bias in data: a survey on identification and resolution techniques, 2023";

    private Representation() {}

    static List<Definition> definitions() {
        return List.of(
                new Definition(
                        DIFFERENCE,
                        "Representation difference",
                        "people of the group / people whose group is known - share of the group in the stated population",
                        Definition.Range.SIGNED_UNIT,
                        "0; below 0 the group is underrepresented",
                        CITATION),
                new Definition(
                        RATIO,
                        "Representation ratio",
                        "people of the group / people whose group is known / share of the group in the stated population",
                        Definition.Range.NOT_NEGATIVE,
                        "1; below 1 the group is underrepresented",
                        CITATION));
    }

    /** Returns both for each group that has people or is stated, in the order of the names. */
    static List<Evidence> measure(String attribute, GroupedOutcomes outcomes, Population population) {
        SortedMap<String, Long> people = new TreeMap<>();
        for (GroupCounts group : outcomes.groups()) {
            if (!Comparison.isMissing(group.name())) {
                people.put(group.name(), group.rows());
            }
        }
        TreeSet<String> names = new TreeSet<>(people.keySet());
        names.addAll(population.shares().keySet());
        List<Evidence> evidence = new ArrayList<>();
        for (String name : names) {
            Counts counts = new Counts(name, people.getOrDefault(name, 0L), GroupShare.known(outcomes));
            Scope scope = Scope.attribute(attribute).withGroups(name);
            evidence.addAll(
                    of(scope, counts, Optional.ofNullable(population.shares().get(name))));
        }
        return evidence;
    }

    private static List<Evidence> of(Scope scope, Counts counts, Optional<Double> stated) {
        if (counts.rows() == 0 || stated.isEmpty()) {
            String reason = counts.rows() == 0
                    ? "there is nobody whose group is known"
                    : "the stated population has no group '" + counts.name() + "'";
            return List.of(
                    new Undefined(new EvidenceKey(DIFFERENCE, scope), Undefined.Cause.NO_VALUE, reason),
                    new Undefined(new EvidenceKey(RATIO, scope), Undefined.Cause.NO_VALUE, reason));
        }
        double share = (double) counts.hits() / counts.rows();
        double expected = stated.get();
        double near = (counts.hits() + 2) / (counts.rows() + 4.0);
        double error = Math.sqrt(near * (1 - near) / (counts.rows() + 4.0));
        String method = counts.hits() + " of " + counts.rows() + " people; stated " + expected;
        return List.of(
                value(
                        new EvidenceKey(DIFFERENCE, scope),
                        Estimates.normal(share - expected, error, -expected, 1 - expected),
                        Unit.FRACTION_DIFFERENCE,
                        counts,
                        method),
                value(
                        new EvidenceKey(RATIO, scope),
                        Estimates.normal(share / expected, error / expected, 0, 1 / expected),
                        Unit.RATIO,
                        counts,
                        method));
    }

    private static Evidence value(EvidenceKey key, Estimate estimate, Unit unit, Counts counts, String method) {
        return new MeasuredValue(key, estimate, unit, counts.rows(), method);
    }
}
