package dev.assize.data.counting;

import dev.assize.data.DerivedColumn;
import java.util.List;

/**
 * A column that people are grouped by: its values as they stand, or a number cut into bands, at stated numbers or at
 * quantiles of the table.
 *
 * @param name what the groups are called
 * @param column the column of the table
 * @param cuts where the number is cut, ascending; a value equal to a cut belongs to the upper band; empty for none
 * @param parts into how many bands of about equal size the number is cut, 0 for none; cut i is the smallest number that
 *     at least i / parts of the numbers do not exceed
 */
public record GroupColumn(String name, String column, List<Double> cuts, int parts) {
    /** The most bands that quantiles make. */
    public static final int MOST_PARTS = 50;

    /** Checks that the cuts are finite and ascend. */
    public GroupColumn {
        if (parts != 0 && (parts < 2 || parts > MOST_PARTS || !cuts.isEmpty())) {
            throw new IllegalArgumentException("'" + column + "' is cut into " + parts + " parts and at " + cuts
                    + "; give 2 to " + MOST_PARTS + " parts, or cuts, or neither");
        }
        cuts = List.copyOf(cuts);
        if (!cuts.isEmpty()) {
            new DerivedColumn.Cuts(name, column, cuts).ranges();
        }
    }

    /** Makes a column whose values are the groups. */
    public static GroupColumn of(String column) {
        return new GroupColumn(column, column, List.of());
    }

    /** Makes a column that is cut at stated numbers, or not where there are none. */
    public GroupColumn(String name, String column, List<Double> cuts) {
        this(name, column, cuts, 0);
    }

    /** Makes a column that is cut into {@code parts} bands of about equal size. */
    public static GroupColumn quantiles(String name, String column, int parts) {
        return new GroupColumn(name, column, List.of(), parts);
    }

    /** Makes columns whose values are the groups. */
    public static List<GroupColumn> all(List<String> columns) {
        return columns.stream().map(GroupColumn::of).toList();
    }

    /** Returns whether the column holds numbers that are cut into bands. */
    public boolean isCut() {
        return !cuts.isEmpty() || parts > 0;
    }

    /** Returns the names of the bands in ascending order; none where the values are the groups. */
    public List<String> bands() {
        return cuts.isEmpty() ? List.of() : new DerivedColumn.Cuts(name, column, cuts).ranges();
    }
}
