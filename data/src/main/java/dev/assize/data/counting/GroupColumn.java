package dev.assize.data.counting;

import dev.assize.data.DerivedColumn;
import java.util.List;

/**
 * A column that people are grouped by: its values as they stand, or a number cut into bands.
 *
 * @param name what the groups are called
 * @param column the column of the table
 * @param cuts where the number is cut, ascending; a value equal to a cut belongs to the upper band; empty for none
 */
public record GroupColumn(String name, String column, List<Double> cuts) {
    /** Checks that the cuts are finite and ascend. */
    public GroupColumn {
        cuts = List.copyOf(cuts);
        if (!cuts.isEmpty()) {
            new DerivedColumn.Cuts(name, column, cuts).ranges();
        }
    }

    /** Makes a column whose values are the groups. */
    public static GroupColumn of(String column) {
        return new GroupColumn(column, column, List.of());
    }

    /** Makes columns whose values are the groups. */
    public static List<GroupColumn> all(List<String> columns) {
        return columns.stream().map(GroupColumn::of).toList();
    }

    /** Returns the names of the bands in ascending order; none where the values are the groups. */
    public List<String> bands() {
        return cuts.isEmpty() ? List.of() : new DerivedColumn.Cuts(name, column, cuts).ranges();
    }
}
