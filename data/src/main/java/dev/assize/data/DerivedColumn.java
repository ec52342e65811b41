package dev.assize.data;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A categorical column made from another one: a number cut into ranges, categories put together into groups, or one of
 * several values of a cell.
 */
public sealed interface DerivedColumn {
    /** Returns the name of the new column. */
    String name();

    /** Returns the column it is made from. */
    String from();

    /**
     * Returns the new cells; a missing cell stays missing.
     *
     * @throws DataException if {@link #from()} is absent, of the wrong type, or has values that the groups do not cover
     */
    CategoricalColumn of(Table table);

    /** Returns {@code table} with the new column at its end (or in place of one of that name), without roles. */
    default Table addTo(Table table) {
        return table.with(of(table), Set.of());
    }

    /**
     * Cuts a number: {@code cuts = [25, 60]} on age gives "age < 25", "25 ≤ age < 60", "60 ≤ age", in that order.
     *
     * @param name the new column
     * @param from the numeric column
     * @param cuts ascending; a value equal to a cut belongs to the upper range
     */
    record Cuts(String name, String from, List<Double> cuts) implements DerivedColumn {
        /** Checks that the cuts are finite and ascend. */
        public Cuts {
            cuts = List.copyOf(cuts);
            boolean ascending = !cuts.isEmpty();
            for (int i = 0; i < cuts.size(); i++) {
                ascending &= Double.isFinite(cuts.get(i)) && (i == 0 || cuts.get(i) > cuts.get(i - 1));
            }
            if (!ascending) {
                throw DataException.of(
                        "derived column '" + name + "'",
                        "the cuts " + cuts + " are not one or more numbers in ascending order",
                        "Write each cut once, the smallest first, for example [25, 60].");
            }
        }

        @Override
        public CategoricalColumn of(Table table) {
            Column source = require(this, table);
            if (!(source instanceof NumericColumn numbers)) {
                throw DataException.of(
                        "derived column '" + name + "'",
                        "column '" + from + "' holds " + source.type().cells() + " and cannot be cut at " + cuts,
                        "Cut a numeric column, or put its values into groups.");
            }
            int[] codes = new int[numbers.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = numbers.isMissing(row) ? CategoricalColumn.MISSING : range(numbers.valueOr(row, 0));
            }
            return CategoricalColumn.of(name, ranges(), codes);
        }

        /** Returns the names of the ranges in ascending order. */
        public List<String> ranges() {
            List<String> ranges = new ArrayList<>();
            for (int i = 0; i <= cuts.size(); i++) {
                String least = i == 0 ? "" : CanonicalNumber.text(cuts.get(i - 1)) + " ≤ ";
                String most = i == cuts.size() ? "" : " < " + CanonicalNumber.text(cuts.get(i));
                ranges.add(least + from + most);
            }
            return List.copyOf(ranges);
        }

        private int range(double value) {
            int range = 0;
            while (range < cuts.size() && value >= cuts.get(range)) {
                range++;
            }
            return range;
        }
    }

    /**
     * Cuts a number into bands of about equal size: cut i is the smallest number that at least i / parts of the rows do
     * not exceed, rows without number not counted. Equal cuts are one, so there may be fewer bands.
     *
     * @param name the new column
     * @param from the numeric column
     * @param parts how many bands, at least 2
     */
    record Quantiles(String name, String from, int parts) implements DerivedColumn {
        /** Checks the number of bands. */
        public Quantiles {
            if (parts < 2) {
                throw DataException.of(
                        "derived column '" + name + "'",
                        "the column is to be cut into " + parts + " bands of equal size",
                        "Give 2 or more, for example 4 for quarters.");
            }
        }

        @Override
        public CategoricalColumn of(Table table) {
            Column source = require(this, table);
            double[] sorted = source instanceof NumericColumn numbers
                    ? IntStream.range(0, numbers.size())
                            .filter(row -> !numbers.isMissing(row))
                            .mapToDouble(row -> numbers.valueOr(row, 0) + 0.0)
                            .sorted()
                            .toArray()
                    : new double[0];
            if (sorted.length == 0) {
                throw DataException.of(
                        "derived column '" + name + "'",
                        "column '" + from + "' has no numbers to be cut at quantiles",
                        "Name a column of numbers, or put its values into groups.");
            }
            TreeSet<Double> cuts = new TreeSet<>();
            for (int part = 1; part < parts; part++) {
                cuts.add(sorted[(int) Math.ceil((double) part / parts * sorted.length) - 1]);
            }
            return new Cuts(name, from, List.copyOf(cuts)).of(table);
        }
    }

    /**
     * Puts values together: {@code female: [A92, A95], male: [A91, A93, A94]}. A group may be stated although none of
     * its values occurs; every value that occurs must be in exactly one group.
     *
     * @param name the new column
     * @param from the column; numbers are compared by their shortest text, {@code 1} not {@code 1.0}
     * @param groups the values of each group, in the order that groups shall be shown in
     */
    record Groups(String name, String from, Map<String, List<String>> groups) implements DerivedColumn {
        /** Copies the groups in their order and checks that no value is in two of them. */
        public Groups {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            Map<String, String> groupOf = new LinkedHashMap<>();
            List<Problem> problems = new ArrayList<>();
            for (Map.Entry<String, List<String>> group : groups.entrySet()) {
                copy.put(group.getKey(), List.copyOf(group.getValue()));
                for (String value : group.getValue()) {
                    String other = groupOf.put(value, group.getKey());
                    if (other != null) {
                        problems.add(new Problem(
                                Place.of("derived column '" + name + "'"),
                                "the value '" + value + "' is in the group '" + other + "' and in '" + group.getKey()
                                        + "'",
                                "Leave every value in one group."));
                    }
                }
            }
            if (!problems.isEmpty()) {
                throw new DataException(problems);
            }
            groups = Collections.unmodifiableMap(copy);
        }

        @Override
        public CategoricalColumn of(Table table) {
            Column source = require(this, table);
            List<String> names = List.copyOf(groups.keySet());
            Map<String, Integer> groupOf = new LinkedHashMap<>();
            groups.forEach((group, values) -> values.forEach(value -> groupOf.put(value, names.indexOf(group))));
            Set<String> uncovered = new TreeSet<>();
            int[] codes = new int[source.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = CategoricalColumn.MISSING;
                if (!source.isMissing(row)) {
                    String value = source.text(row, "");
                    codes[row] = groupOf.getOrDefault(value, CategoricalColumn.MISSING);
                    if (codes[row] == CategoricalColumn.MISSING) {
                        uncovered.add(value);
                    }
                }
            }
            if (!uncovered.isEmpty()) {
                throw DataException.of(
                        "derived column '" + name + "'",
                        "values of column '" + from + "' are in no group: "
                                + String.join(", ", uncovered.stream().limit(10).toList()),
                        "Put each of these " + uncovered.size() + " into one of the groups " + names + ".");
            }
            return CategoricalColumn.of(name, names, codes);
        }
    }

    /**
     * Says of a cell that holds several values whether one of them is a stated one: {@code "no"} or {@code "yes"}.
     *
     * @param name the new column
     * @param from the column
     * @param separator what stands between the values of a cell
     * @param value the stated value
     */
    record Member(String name, String from, String separator, String value) implements DerivedColumn {
        /** The groups of every such column. */
        public static final List<String> GROUPS = List.of("no", "yes");

        /** Returns the values of all cells, sorted; blanks around them do not count, and empty ones are none. */
        public static List<String> values(Column column, String separator) {
            TreeSet<String> values = new TreeSet<>();
            for (int row = 0; row < column.size(); row++) {
                if (!column.isMissing(row)) {
                    values.addAll(parts(column.text(row, ""), separator));
                }
            }
            return List.copyOf(values);
        }

        @Override
        public CategoricalColumn of(Table table) {
            Column source = require(this, table);
            int[] codes = new int[source.size()];
            for (int row = 0; row < codes.length; row++) {
                boolean known = !source.isMissing(row);
                codes[row] = !known
                        ? CategoricalColumn.MISSING
                        : parts(source.text(row, ""), separator).contains(value) ? 1 : 0;
            }
            return CategoricalColumn.of(name, GROUPS, codes);
        }

        private static List<String> parts(String text, String separator) {
            return Arrays.stream(text.split(Pattern.quote(separator), -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    private static Column require(DerivedColumn derived, Table table) {
        if (table.schema().find(derived.from()).isEmpty()) {
            throw DataException.of(
                    "derived column '" + derived.name() + "'",
                    "there is no column '" + derived.from() + "' to make it from",
                    Suggestion.among(derived.from(), table.schema().names()));
        }
        TableChecks.requireGroups(
                "derived column '" + derived.name() + "'", table.column(derived.from()), "what it is made from");
        return table.column(derived.from());
    }
}
