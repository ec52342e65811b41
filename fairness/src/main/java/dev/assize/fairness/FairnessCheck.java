package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.EvidenceKey;
import dev.assize.core.Problem;
import dev.assize.core.Scope;
import dev.assize.core.Tally;
import dev.assize.core.Undefined;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs every fairness metric over a tally: all rows, each attribute, intersections, and within conditions. */
public final class FairnessCheck {
    private FairnessCheck() {}

    /**
     * Returns all evidence: overall rates, then for each attribute and intersection the metrics in the order of their
     * ids, then the comparisons within conditions with the table of each stratum.
     *
     * @param tally counts by sensitive columns and conditions; of a binary task with class 1 favorable, else no
     *     metric is computed, which a policy sees as missing evidence
     * @param options what is compared
     * @throws FairnessException if the options name columns that were not counted
     */
    public static List<Evidence> run(Tally tally, FairnessOptions options) {
        List<Problem> problems = options.problems(tally);
        if (!problems.isEmpty()) {
            throw new FairnessException(problems);
        }
        List<FairnessMetric> metrics = options.metrics().metrics();
        if (tally.classes().size() != 2) {
            return notBinary(tally, options.attributesOf(tally), metrics);
        }
        OutcomeGrouping grouping = new OutcomeGrouping(tally, options);
        List<Evidence> evidence = new ArrayList<>();
        metrics.forEach(metric -> evidence.addAll(metric.measure(grouping.group(List.of()))));
        for (List<String> attributes : AttributeSets.upTo(options.intersectionOrder(), options.attributesOf(tally))) {
            GroupedOutcomes outcomes = grouping.group(attributes);
            metrics.forEach(metric -> evidence.addAll(metric.measure(outcomes)));
            if (attributes.size() == 1 && options.populations().containsKey(attributes.get(0))) {
                evidence.addAll(Representation.measure(
                        attributes.get(0),
                        outcomes,
                        Objects.requireNonNull(options.populations().get(attributes.get(0)))));
            }
        }
        for (String given : options.conditions()) {
            options.attributesOf(tally).stream()
                    .filter(attribute -> !attribute.equals(given))
                    .forEach(attribute -> evidence.addAll(within(grouping.stratify(List.of(attribute), given))));
        }
        return List.copyOf(evidence);
    }

    /** Returns the definition of every id that {@link #run} can emit, in the order of the ids. */
    public static List<Definition> definitions() {
        Stream<DefinedMetric> metrics =
                Stream.concat(MetricCatalog.group().all().stream(), MetricCatalog.conditional().all().stream());
        return Stream.concat(metrics.map(DefinedMetric::definition), Representation.definitions().stream())
                .sorted(Comparator.comparing(Definition::id))
                .toList();
    }

    private static List<Evidence> within(StratifiedOutcomes outcomes) {
        List<Evidence> evidence = new ArrayList<>();
        MetricCatalog.conditional().all().forEach(metric -> evidence.addAll(metric.measure(outcomes)));
        GroupRates table = new GroupRates();
        outcomes.strata().forEach(stratum -> evidence.addAll(table.measure(outcomes.outcomes(stratum))));
        return evidence;
    }

    private static List<Evidence> notBinary(Tally tally, List<String> attributes, List<FairnessMetric> metrics) {
        String reason = "group rates need a task with two classes, one of them favorable; this one has "
                + tally.classes().size();
        return attributes.stream()
                .flatMap(attribute -> metrics.stream()
                        .<Evidence>map(metric -> new Undefined(
                                new EvidenceKey(metric.id(), Scope.attribute(attribute)),
                                Undefined.Cause.NOT_COMPUTED,
                                reason)))
                .toList();
    }
}
