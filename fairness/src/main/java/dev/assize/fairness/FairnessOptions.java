package dev.assize.fairness;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is compared.
 *
 * @param attributes the sensitive columns; empty means all columns of the tally that are no condition
 * @param conditions columns within whose values groups are compared again, for example the department applied to
 * @param intersectionOrder how many attributes are crossed at most: 1 each by itself, 2 also all pairs
 * @param comparison which groups take part in gaps and ratios
 * @param metrics which of the metrics that compare groups are measured
 * @param values for an attribute all its values in the order shown, so that groups without people are shown, too;
 *     values that are not listed follow in alphabetical order, {@code "(missing)"} last
 * @param populations for an attribute the people that the rows should stand for, where somebody states them
 */
public record FairnessOptions(
        List<String> attributes,
        List<String> conditions,
        int intersectionOrder,
        Comparison comparison,
        MetricSelection metrics,
        SortedMap<String, List<String>> values,
        SortedMap<String, Population> populations) {
    static final Place PLACE = Place.of("checks: fairness");

    /** Copies the collections. */
    public FairnessOptions {
        attributes = List.copyOf(attributes);
        conditions = List.copyOf(conditions);
        TreeMap<String, List<String>> copy = new TreeMap<>();
        values.forEach((attribute, texts) -> copy.put(attribute, List.copyOf(texts)));
        values = Collections.unmodifiableSortedMap(copy);
        populations = Collections.unmodifiableSortedMap(new TreeMap<>(populations));
    }

    /** All attributes, each by itself and in pairs, no condition, every group compared. */
    public static FairnessOptions defaults() {
        return new FairnessOptions(
                List.of(), List.of(), 2, Comparison.ALL, MetricSelection.USUAL, new TreeMap<>(), new TreeMap<>());
    }

    /** Returns these options with other sensitive columns. */
    public FairnessOptions withAttributes(List<String> names) {
        return new FairnessOptions(names, conditions, intersectionOrder, comparison, metrics, values, populations);
    }

    /** Returns these options with other conditions. */
    public FairnessOptions withConditions(List<String> names) {
        return new FairnessOptions(attributes, names, intersectionOrder, comparison, metrics, values, populations);
    }

    /** Returns these options with another number of attributes crossed. */
    public FairnessOptions withIntersectionOrder(int order) {
        return new FairnessOptions(attributes, conditions, order, comparison, metrics, values, populations);
    }

    /** Returns these options with another choice of the groups compared. */
    public FairnessOptions withComparison(Comparison other) {
        return new FairnessOptions(attributes, conditions, intersectionOrder, other, metrics, values, populations);
    }

    /** Returns these options with another choice of metrics. */
    public FairnessOptions withMetrics(MetricSelection selection) {
        return new FairnessOptions(
                attributes, conditions, intersectionOrder, comparison, selection, values, populations);
    }

    /** Returns these options with the values of attributes in the order to be shown. */
    public FairnessOptions withValues(Map<String, List<String>> texts) {
        return new FairnessOptions(
                attributes, conditions, intersectionOrder, comparison, metrics, new TreeMap<>(texts), populations);
    }

    /** Returns these options with the people that rows should stand for, by attribute. */
    public FairnessOptions withPopulations(Map<String, Population> stated) {
        return new FairnessOptions(
                attributes, conditions, intersectionOrder, comparison, metrics, values, new TreeMap<>(stated));
    }

    /** Returns the sensitive columns of {@code tally}. */
    public List<String> attributesOf(Tally tally) {
        return attributes.isEmpty()
                ? tally.attributes().stream()
                        .filter(name -> !conditions.contains(name))
                        .toList()
                : attributes;
    }

    /** Returns everything that does not fit {@code tally}; empty when the check can run. */
    public List<Problem> problems(Tally tally) {
        List<Problem> problems = new ArrayList<>(metrics.problems());
        attributes.forEach(name -> requireCounted(name, "sensitive column", tally, problems));
        conditions.forEach(name -> requireCounted(name, "condition", tally, problems));
        populations.keySet().forEach(name -> requireCounted(name, "attribute of a population", tally, problems));
        if (intersectionOrder < 1) {
            problems.add(new Problem(
                    PLACE,
                    "intersectionOrder is " + intersectionOrder,
                    "Allowed are 1 (each attribute by itself) and more; 2 also crosses all pairs."));
        }
        if (problems.isEmpty() && attributesOf(tally).isEmpty()) {
            problems.add(new Problem(
                    PLACE,
                    "no sensitive column is left to compare groups by",
                    "Name one under data: sensitive that is not also a condition."));
        }
        return problems;
    }

    private static void requireCounted(String name, String role, Tally tally, List<Problem> problems) {
        if (!tally.attributes().contains(name)) {
            problems.add(new Problem(
                    PLACE, role + " '" + name + "' was not counted", Suggestion.among(name, tally.attributes())));
        }
    }
}
