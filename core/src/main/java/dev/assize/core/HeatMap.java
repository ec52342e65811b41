package dev.assize.core;

import java.util.List;

/**
 * A matrix of numbers to be shown as colors, for example attributions over an image.
 *
 * @param key its name
 * @param rowNames one for each row
 * @param columnNames one for each column
 * @param values shape [rows, columns]
 */
public record HeatMap(EvidenceKey key, List<String> rowNames, List<String> columnNames, Tensor values)
        implements Evidence {
    /** Checks that the names fit the values. */
    public HeatMap {
        rowNames = List.copyOf(rowNames);
        columnNames = List.copyOf(columnNames);
        if (values.rows() != rowNames.size() || values.rowSize() != columnNames.size()) {
            throw new IllegalArgumentException(key + " has " + rowNames.size() + " row and " + columnNames.size()
                    + " column names for values of shape [" + values.rows() + ", " + values.rowSize() + "]");
        }
    }
}
