package dev.assize.data;

import dev.assize.core.Column;
import dev.assize.core.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a table as CSV: UTF-8, comma, LF, quotes only where needed; what is missing is empty. Equal tables, equal
 * bytes.
 */
public final class TableWriter {
    private TableWriter() {}

    /** Writes {@code table} to {@code file}, in place of what was there. */
    public static void csv(Table table, Path file) {
        List<Column> columns = table.columns();
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < columns.size(); i++) {
                out.append(i == 0 ? "" : ",").append(cell(columns.get(i).name()));
            }
            out.append('\n');
            for (int row = 0; row < table.rowCount(); row++) {
                for (int i = 0; i < columns.size(); i++) {
                    out.append(i == 0 ? "" : ",").append(cell(columns.get(i).text(row, "")));
                }
                out.append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write the table to " + file + "; check that the folder exists and is writable", e);
        }
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
