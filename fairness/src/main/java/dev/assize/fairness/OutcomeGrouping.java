package dev.assize.fairness;

import dev.assize.core.Scope;
import dev.assize.core.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Sums the cells of a tally up to groups: intersections are unions of cells. */
final class OutcomeGrouping {
    /**
     * Combinations of attribute values without people are listed as empty groups while there are no more than these.
     */
    static final int MOST_COMBINATIONS_LISTED = 1_000;

    private final Tally tally;
    private final FairnessOptions options;
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    OutcomeGrouping(Tally tally, FairnessOptions options) {
        this.tally = tally;
        this.options = options;
        for (int column = 0; column < tally.attributes().size(); column++) {
            values.put(tally.attributes().get(column), values(column));
        }
    }

    /** Returns the groups of {@code attributes}; with none, all rows as one group. */
    GroupedOutcomes group(List<String> attributes) {
        Scope scope = Scope.ALL.withAttributes(attributes);
        return new GroupedOutcomes(scope, counts(attributes, Optional.empty()), options.comparison());
    }

    /** Returns the groups of {@code attributes} within each value of {@code given}. */
    StratifiedOutcomes stratify(List<String> attributes, String given) {
        int column = tally.attributes().indexOf(given);
        List<StratifiedOutcomes.Stratum> strata = values.getOrDefault(given, List.of()).stream()
                .map(value -> new StratifiedOutcomes.Stratum(
                        value, counts(attributes, Optional.of(new Condition(column, value)))))
                .toList();
        return new StratifiedOutcomes(group(attributes), given, strata);
    }

    private List<GroupCounts> counts(List<String> attributes, Optional<Condition> condition) {
        List<Integer> columns =
                attributes.stream().map(tally.attributes()::indexOf).toList();
        Map<List<String>, List<Tally.Cell>> groups = new LinkedHashMap<>();
        for (List<String> key : keys(attributes, columns)) {
            groups.put(key, new ArrayList<>());
        }
        for (Tally.Cell cell : tally.cells()) {
            List<Tally.Cell> group = groups.get(key(cell, columns));
            if (group != null && condition.map(wanted -> wanted.holds(cell)).orElse(true)) {
                group.add(cell);
            }
        }
        return groups.entrySet().stream()
                .map(group -> GroupCounts.ofCells(GroupNames.of(group.getKey()), group.getValue()))
                .toList();
    }

    private List<List<String>> keys(List<String> attributes, List<Integer> columns) {
        long combinations = 1;
        for (String attribute : attributes) {
            combinations = Math.min(
                    Integer.MAX_VALUE,
                    combinations * values.getOrDefault(attribute, List.of()).size());
        }
        if (combinations > MOST_COMBINATIONS_LISTED && attributes.size() > 1) {
            return tally.cells().stream()
                    .map(cell -> key(cell, columns))
                    .distinct()
                    .sorted(order(attributes))
                    .toList();
        }
        List<List<String>> keys = List.of(List.of());
        for (String attribute : attributes) {
            keys = extended(keys, values.getOrDefault(attribute, List.of()));
        }
        return keys;
    }

    private Comparator<List<String>> order(List<String> attributes) {
        Comparator<List<String>> order = Comparator.comparing(List::size);
        for (int i = 0; i < attributes.size(); i++) {
            int at = i;
            List<String> shown = values.getOrDefault(attributes.get(at), List.of());
            order = order.thenComparing(key -> shown.indexOf(key.get(at)));
        }
        return order;
    }

    private static List<List<String>> extended(List<List<String>> keys, List<String> more) {
        List<List<String>> extended = new ArrayList<>();
        for (List<String> key : keys) {
            for (String value : more) {
                List<String> longer = new ArrayList<>(key);
                longer.add(value);
                extended.add(longer);
            }
        }
        return extended;
    }

    private static List<String> key(Tally.Cell cell, List<Integer> columns) {
        return columns.stream().map(cell.values()::get).toList();
    }

    private List<String> values(int column) {
        List<String> declared = options.values().getOrDefault(tally.attributes().get(column), List.of());
        Comparator<String> missingLast = Comparator.comparing(Comparison.MISSING_VALUE::equals);
        TreeSet<String> others = new TreeSet<>(missingLast.thenComparing(Comparator.naturalOrder()));
        tally.cells().forEach(cell -> others.add(cell.values().get(column)));
        List<String> all = new ArrayList<>(declared);
        declared.forEach(others::remove);
        all.addAll(others);
        return all;
    }

    /** One value of one column. */
    private record Condition(int column, String value) {
        boolean holds(Tally.Cell cell) {
            return cell.values().get(column).equals(value);
        }
    }
}
