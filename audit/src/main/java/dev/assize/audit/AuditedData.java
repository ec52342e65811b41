package dev.assize.audit;

import dev.assize.core.Table;
import dev.assize.core.Task;
import java.util.List;

/**
 * The table of an audit, ready for a model.
 *
 * @param source where it comes from
 * @param table all rows with derived columns and roles
 * @param task what is predicted or decided
 * @param truthKnown whether the table says what was right
 * @param columns which columns are used for what
 */
record AuditedData(SourceTable source, Table table, Task task, boolean truthKnown, Columns columns) {
    /**
     * Columns by use.
     *
     * @param features read by a model that is trained
     * @param attributes whose groups are compared
     * @param conditions within which they are compared again
     */
    record Columns(List<String> features, List<String> attributes, List<String> conditions) {
        Columns {
            features = List.copyOf(features);
            attributes = List.copyOf(attributes);
            conditions = List.copyOf(conditions);
        }
    }
}
