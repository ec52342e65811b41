package dev.assize.core;

import java.util.List;

/**
 * Figures by group.
 *
 * @param key its name
 * @param columns what the figures of a row are, in order
 * @param rows one for each group, also the empty ones, in the order of the attribute's dictionary
 */
public record GroupTable(EvidenceKey key, List<Head> columns, List<Row> rows) implements Evidence {
    /** Checks that each row has a cell for each column. */
    public GroupTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException(key + ", group '" + row.group() + "' has "
                        + row.cells().size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /**
     * What stands in a column.
     *
     * @param id evidence id of the figure
     * @param unit what it counts
     */
    public record Head(String id, Unit unit) {}

    /**
     * The figures of one group.
     *
     * @param group the group's name
     * @param sampleSize rows in the group
     * @param cells one for each column
     */
    public record Row(String group, long sampleSize, List<Cell> cells) {
        /** Copies the cells. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A figure, or why there is none. */
    public sealed interface Cell {}

    /** A figure. */
    public record Known(Estimate estimate) implements Cell {}

    /** No figure, and why. */
    public record Unknown(String reason) implements Cell {}
}
