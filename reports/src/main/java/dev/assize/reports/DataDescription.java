package dev.assize.reports;

import dev.assize.core.ColumnSchema;
import java.util.List;

/**
 * The table that was audited.
 *
 * @param name what people call it: a data set or a file, without its folder
 * @param trainingRows rows the model learned from; 0 when there was no training
 * @param testRows rows the evidence rests on
 * @param columns all columns with type and roles, in the order of the table
 * @param sensitiveAttributes columns, also derived ones, whose groups were compared
 */
public record DataDescription(
        String name, long trainingRows, long testRows, List<ColumnSchema> columns, List<String> sensitiveAttributes) {
    /** Copies the lists and checks the counts. */
    public DataDescription {
        columns = List.copyOf(columns);
        sensitiveAttributes = List.copyOf(sensitiveAttributes);
        if (trainingRows < 0 || testRows < 0) {
            throw new IllegalArgumentException("data '" + name + "' has " + trainingRows + " training and " + testRows
                    + " test rows; neither can be negative");
        }
    }
}
