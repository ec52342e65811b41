package dev.assize.fairness.mitigation;

import dev.assize.core.NumericColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The group and the cell of each row in which a column has one. */
final class GroupedCells {
    private final Groups groups;
    private final double[] values;

    private GroupedCells(Groups groups, double[] values) {
        this.groups = groups;
        this.values = values;
    }

    Groups groups() {
        return groups;
    }

    double[] values() {
        return values.clone();
    }

    /** Returns the rows in which a column has a cell. */
    static int[] present(NumericColumn column) {
        return IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .toArray();
    }

    /** Takes some rows in which the column has a cell, at least one. */
    static GroupedCells of(NumericColumn column, int[] rows, Groups groups) {
        double[] values =
                IntStream.of(rows).mapToDouble(row -> column.valueOr(row, 0)).toArray();
        return new GroupedCells(groups.select(rows), values);
    }

    /**
     * Takes all rows in which the column has a cell.
     *
     * @throws MitigationException if a group has none
     */
    static GroupedCells ofAll(NumericColumn column, Groups groups) {
        int[] rows = present(column);
        List<String> without = new ArrayList<>(groups.names());
        IntStream.of(rows)
                .map(groups::codeOf)
                .distinct()
                .forEach(code -> without.remove(groups.names().get(code)));
        if (!without.isEmpty()) {
            throw MitigationException.of(
                    "column '" + column.name() + "' is missing in all rows of group '" + without.get(0) + "'",
                    "Nothing is known of it there; leave the column out of the features, or name others to be changed.");
        }
        return of(column, rows, groups);
    }

    /** Returns a column with other values in these rows; all of its other cells are missing. */
    static NumericColumn column(NumericColumn before, int[] rows, double[] others) {
        double[] cells = new double[before.size()];
        Arrays.fill(cells, Double.NaN); // a missing cell
        for (int i = 0; i < rows.length; i++) {
            cells[rows[i]] = others[i];
        }
        return NumericColumn.of(before.name(), cells);
    }
}
