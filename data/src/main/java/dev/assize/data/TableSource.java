package dev.assize.data;

import dev.assize.core.ColumnType;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that holds a table, and what is known about it beforehand.
 *
 * @param path the file; never a pattern, never an address
 * @param format how it holds the table, empty to tell it by the file's name
 * @param types types of columns by name; the others are inferred over the whole file
 * @param missing the cells that stand for a missing value, compared after blanks around them are removed; an empty cell
 *     always does
 * @param csv what only a CSV file has
 */
public record TableSource(
        Path path, Optional<TableFormat> format, Map<String, ColumnType> types, List<String> missing, Csv csv) {
    /** What stands for a missing value unless said otherwise: nothing, {@code ?} and {@code NA}. */
    public static final List<String> DEFAULT_MISSING = List.of("", "?", "NA");

    /** Copies the collections in their order. */
    public TableSource {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        missing = List.copyOf(missing);
    }

    /**
     * What only a CSV file has.
     *
     * @param separator the character between cells, empty to tell it from the first line: comma, semicolon, tab or bar
     * @param columnNames the names of the columns of a file without header line, empty when there is a header line
     */
    public record Csv(Optional<Character> separator, List<String> columnNames) {
        /** A file with a header line whose separator is told from it. */
        public static final Csv AUTOMATIC = new Csv(Optional.empty(), List.of());

        /** Copies the names. */
        public Csv {
            columnNames = List.copyOf(columnNames);
        }
    }

    /** Makes a source of which nothing is known but the file. */
    public static TableSource of(Path path) {
        return new TableSource(path, Optional.empty(), Map.of(), DEFAULT_MISSING, Csv.AUTOMATIC);
    }

    /** Returns this source in a stated format. */
    public TableSource withFormat(TableFormat stated) {
        return new TableSource(path, Optional.of(stated), types, missing, csv);
    }

    /** Returns this source with declared column types in place of the former ones. */
    public TableSource withTypes(Map<String, ColumnType> declared) {
        return new TableSource(path, format, declared, missing, csv);
    }

    /** Returns this source with other cells that stand for a missing value. */
    public TableSource withMissing(List<String> tokens) {
        return new TableSource(path, format, types, tokens, csv);
    }

    /** Returns this source with a stated separator. */
    public TableSource withSeparator(char separator) {
        return new TableSource(path, format, types, missing, new Csv(Optional.of(separator), csv.columnNames()));
    }

    /** Returns this source with names for the columns of a file that has no header line. */
    public TableSource withColumnNames(List<String> names) {
        return new TableSource(path, format, types, missing, new Csv(csv.separator(), names));
    }

    /** Returns the file as the user named it; used in messages. */
    String name() {
        return path.toString();
    }
}
