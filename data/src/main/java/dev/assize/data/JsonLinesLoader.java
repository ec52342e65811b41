package dev.assize.data;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads a file of JSON objects, one a line; blank lines are passed over. The columns are all keys of all objects in the
 * order of their first appearance; a key that an object lacks, and null, is a missing cell. Values are typed as in CSV,
 * so a text that looks like a number is one.
 */
final class JsonLinesLoader {
    private static final int MOST_REPORTED = 20;
    private static final int LONGEST_LINE = 16_000_000;

    private final DuckDb database;
    private final Path file;
    private final TableSource source;

    JsonLinesLoader(DuckDb database, Path file, TableSource source) {
        this.database = database;
        this.file = file;
        this.source = source;
    }

    RawTable load() throws SQLException {
        loadLines();
        refuse("NOT json_valid(line)", "the line is not JSON", "Write one complete JSON object on each line.");
        refuse("json_type(line) <> 'OBJECT'", "the line is not a JSON object", "Write {\"column\": value, ...}.");
        refuse(
                "len(json_keys(line)) <> len(list_distinct(json_keys(line)))",
                "the object has a key twice",
                "Leave every key once in each object.");
        List<String> names = names();
        if (names.isEmpty()) {
            throw DataException.of(source.name(), "no object has a key", "Write {\"column\": value, ...}.");
        }
        String paths = paths(names);
        refuse(
                "list_has_any(json_type(line, " + paths + "), ['OBJECT', 'ARRAY'])",
                "the object holds another object or an array",
                "Write one text, number, true, false or null for each key.");
        loadCells(names.size(), paths);
        return new RawTable(names, Collections.nCopies(names.size(), false), false, row ->
                (int) database.number("SELECT number FROM lines ORDER BY number LIMIT 1 OFFSET " + row));
    }

    private void loadLines() throws SQLException {
        try {
            database.execute("CREATE TEMP TABLE file AS SELECT line FROM read_csv(" + DuckDb.text(file.toString())
                    + ", auto_detect = false, columns = {'line': 'VARCHAR'}, delim = '\u0001', quote = '', escape = ''"
                    + ", header = false, compression = 'none', max_line_size = " + LONGEST_LINE + ")");
            database.execute("CREATE TEMP TABLE lines AS SELECT rowid + 1 AS number, line FROM file"
                    + " WHERE trim(line) <> '' ORDER BY rowid");
            database.execute("DROP TABLE file");
        } catch (SQLException e) {
            throw new DataException(
                    DataException.of(
                                    source.name(),
                                    "the file cannot be read as lines of UTF-8 text",
                                    "Save it in UTF-8 with one kind of line end (LF or CRLF).")
                            .problems(),
                    e);
        }
    }

    private void refuse(String condition, String message, String hint) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        for (List<@Nullable String> row : database.rows(
                "SELECT number FROM lines WHERE " + condition + " ORDER BY number LIMIT " + MOST_REPORTED)) {
            int line = Integer.parseInt(String.valueOf(row.get(0)));
            problems.add(new Problem(Place.line(source.name(), line), message, hint));
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }

    private List<String> names() throws SQLException {
        List<String> names = new ArrayList<>();
        for (List<@Nullable String> row : database.rows("SELECT key FROM (SELECT number, unnest(json_keys(line)) AS key"
                + ", generate_subscripts(json_keys(line), 1) AS place FROM lines)"
                + " GROUP BY key ORDER BY min((number, place))")) {
            names.add(String.valueOf(row.get(0)));
        }
        return names;
    }

    private static String paths(List<String> names) {
        List<String> paths = new ArrayList<>();
        for (String name : names) {
            paths.add(DuckDb.text("/" + name.replace("~", "~0").replace("/", "~1")));
        }
        return "[" + String.join(", ", paths) + "]";
    }

    private void loadCells(int columns, String paths) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            cells.add(RawTable.cleaned("cells[" + (i + 1) + "]", source.missing()) + " AS c" + i);
        }
        database.execute("CREATE TEMP TABLE raw AS SELECT " + String.join(", ", cells)
                + " FROM (SELECT number, json_extract_string(line, " + paths + ") AS cells FROM lines)"
                + " ORDER BY number");
    }
}
