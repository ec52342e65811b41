package dev.assize.fairness.regression;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Scope;
import dev.assize.core.Table;
import dev.assize.fairness.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The groups of one attribute, or of an intersection of attributes.
 *
 * @param scope the attributes
 * @param groups those with people, in the order shown
 * @param comparison which of them take part in gaps
 */
record NumberGroups(Scope scope, List<NumberGroup> groups, Comparison comparison) {
    NumberGroups {
        groups = List.copyOf(groups);
    }

    /**
     * Forms the groups: in the order of the values of the columns, {@link Comparison#MISSING_VALUE} last.
     *
     * @param people one a row
     * @param attributes whose values together make the groups
     */
    static NumberGroups of(Table people, NumberOutcomes outcomes, List<String> attributes, Comparison comparison) {
        TreeMap<List<Integer>, List<Integer>> rows = new TreeMap<>(NumberGroups::byPosition);
        Map<List<Integer>, String> names = new LinkedHashMap<>();
        List<List<String>> values =
                attributes.stream().map(name -> values(people.column(name))).toList();
        for (int row = 0; row < people.rowCount(); row++) {
            List<Integer> key = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < attributes.size(); i++) {
                String text = people.column(attributes.get(i)).text(row, Comparison.MISSING_VALUE);
                int at = values.get(i).indexOf(text);
                key.add(at < 0 ? Integer.MAX_VALUE : at);
                texts.add(text);
            }
            names.putIfAbsent(key, String.join(Scope.INTERSECTION, texts));
            rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        List<NumberGroup> groups = new ArrayList<>();
        rows.forEach((key, chosen) -> groups.add(new NumberGroup(
                String.valueOf(names.get(key)),
                outcomes.select(chosen.stream().mapToInt(Integer::intValue).toArray()))));
        return new NumberGroups(Scope.ALL.withAttributes(attributes), groups, comparison);
    }

    /** Returns the groups that are compared. */
    List<NumberGroup> compared() {
        return groups.stream().filter(group -> reason(group).isEmpty()).toList();
    }

    /** Returns how many people are in the groups that are compared. */
    long people() {
        return compared().stream().mapToLong(NumberGroup::people).sum();
    }

    /** Returns who is left out and why, with a leading separator, or nothing. */
    String leftOut() {
        List<String> out = new ArrayList<>();
        groups.forEach(group -> reason(group).ifPresent(why -> out.add("'" + group.name() + "' (" + why + ")")));
        return out.isEmpty() ? "" : "; left out: " + String.join(", ", out);
    }

    private Optional<String> reason(NumberGroup group) {
        return comparison.excludes(group.name(), group.people());
    }

    private static List<String> values(Column column) {
        if (column instanceof CategoricalColumn texts) {
            return texts.dictionary();
        }
        TreeMap<String, Boolean> found = new TreeMap<>();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                found.put(column.text(row, ""), true);
            }
        }
        return List.copyOf(found.keySet());
    }

    private static int byPosition(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Integer.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
