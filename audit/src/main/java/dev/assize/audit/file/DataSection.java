package dev.assize.audit.file;

import dev.assize.core.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code data}: the table and what its columns are for.
 *
 * @param path a file, or {@code dataset:NAME}
 * @param reading how the file is read
 * @param label the column to predict; empty where decisions are audited without knowing what was right
 * @param favorable the class that is good for the person concerned
 * @param sensitive the columns whose groups are compared
 * @param conditions columns within whose values the groups are compared as well
 * @param exclude columns that nothing uses
 * @param count the column that says how many people a row stands for
 */
public record DataSection(
        String path,
        Reading reading,
        Optional<String> label,
        Optional<String> favorable,
        List<SensitiveColumn> sensitive,
        List<String> conditions,
        List<String> exclude,
        Optional<String> count) {
    /** Copies the lists. */
    public DataSection {
        sensitive = List.copyOf(sensitive);
        conditions = List.copyOf(conditions);
        exclude = List.copyOf(exclude);
    }

    /**
     * How a file is read.
     *
     * @param types column types that are stated and not found out
     * @param missing texts that mean "no value", in place of the usual ones
     * @param separator between the fields of a line, in place of the one found out
     */
    public record Reading(
            Map<String, ColumnType> types, Optional<List<String>> missing, Optional<Character> separator) {
        /** Finds everything out. */
        public static final Reading AUTOMATIC = new Reading(Map.of(), Optional.empty(), Optional.empty());
    }
}
