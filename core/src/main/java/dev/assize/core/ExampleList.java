package dev.assize.core;

import java.util.List;

/**
 * Rows of data, shown only when an option asks for examples.
 *
 * @param key its name
 * @param columns names of the columns
 * @param rows cells as text, one list for each row
 */
public record ExampleList(EvidenceKey key, List<String> columns, List<List<String>> rows) implements Evidence {
    /** Checks that each row has a cell for each column. */
    public ExampleList {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        key + " has a row of " + row.size() + " cells for " + columns.size() + " columns");
            }
        }
    }
}
