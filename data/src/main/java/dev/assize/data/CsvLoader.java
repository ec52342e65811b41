package dev.assize.data;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads a CSV file. The header is read here; the rows are read by the database, which reports rows that do not fit. */
final class CsvLoader {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int MOST_REJECTS = 20;
    /** What a reader of UTF-8 puts in the place of bytes that are none. */
    private static final char NOT_DECODED = '\uFFFD';

    private final DuckDb database;
    private final Path file;
    private final TableSource source;
    private List<String> columns = List.of();

    CsvLoader(DuckDb database, Path file, TableSource source) {
        this.database = database;
        this.file = file;
        this.source = source;
    }

    /** Returns the names of all columns of the file, once it has been loaded. */
    List<String> columns() {
        return columns;
    }

    /**
     * Loads columns.
     *
     * @param wanted the names of those that are needed; those that the file lacks are passed over; with none, all
     */
    RawTable load(List<String> wanted) throws IOException, SQLException {
        CsvShape.requireUtf8Start(file, source.name());
        Header header = header();
        requireNames(header);
        columns = header.names;
        boolean all = header.names.stream().noneMatch(wanted::contains);
        List<String> names = header.names.stream()
                .filter(name -> all || wanted.contains(name))
                .toList();
        StringBuilder types = new StringBuilder();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < header.names.size(); i++) {
            types.append(i == 0 ? "" : ", ").append("'f").append(i).append("': 'VARCHAR'");
            if (names.contains(header.names.get(i))) {
                cells.add(RawTable.cleaned("f" + i, source.missing()) + " AS c" + cells.size());
            }
        }
        String options = "auto_detect = false, columns = {" + types + "}, delim = "
                + DuckDb.text(String.valueOf(header.separator)) + ", quote = '\"', escape = '\"', header = "
                + header.isLine + ", skip = " + header.linesBefore + ", compression = 'none', store_rejects = true"
                + ", rejects_limit = " + MOST_REJECTS;
        try {
            database.execute("CREATE TEMP TABLE raw AS SELECT " + String.join(", ", cells) + " FROM read_csv("
                    + DuckDb.text(file.toString()) + ", " + options + ")");
        } catch (SQLException e) {
            throw new DataException(List.of(unreadable()), e);
        }
        requireNoRejects(header);
        return new RawTable(names, Collections.nCopies(names.size(), false), false, row -> lineOf(row, header));
    }

    /** What the first record says. */
    private record Header(List<String> names, char separator, boolean isLine, int linesBefore) {}

    private Header header() throws IOException {
        Header best = null;
        List<Character> candidates = source.csv().separator().map(List::of).orElse(SEPARATORS);
        for (char separator : candidates) {
            Header header = header(separator);
            if (best == null || header.names.size() > best.names.size()) {
                best = header;
            }
        }
        if (best == null) {
            throw new IllegalStateException(
                    "there is no separator to try for " + source.name() + ", so its header cannot be read");
        }
        boolean stated = !source.csv().columnNames().isEmpty();
        return stated ? new Header(source.csv().columnNames(), best.separator, false, best.linesBefore) : best;
    }

    private Header header(char separator) throws IOException {
        try (CsvText text = CsvText.open(file, Optional.of(separator))) {
            Optional<CsvText.Line> record = text.next();
            while (record.isPresent() && record.get().isBlank()) {
                record = text.next();
            }
            if (record.isEmpty()) {
                throw DataException.of(
                        source.name(), "the file holds only blank lines", "Export the table again, with its header.");
            }
            List<String> names = record.get().cells().stream().map(String::trim).toList();
            return new Header(names, separator, true, record.get().line() - 1);
        }
    }

    private void requireNames(Header header) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> positions = new LinkedHashMap<>();
        Place place = header.isLine ? Place.line(source.name(), header.linesBefore + 1) : Place.of(source.name());
        for (int i = 0; i < header.names.size(); i++) {
            String name = header.names.get(i);
            if (name.indexOf(NOT_DECODED) >= 0) {
                problems.add(new Problem(
                        place,
                        "the name of column " + (i + 1) + " is not UTF-8 text",
                        "Save the file in UTF-8 and try again."));
            }
            if (name.isEmpty()) {
                problems.add(new Problem(
                        place, "column " + (i + 1) + " has no name", "Give every column a name in the header."));
                continue;
            }
            Integer first = positions.putIfAbsent(name, i + 1);
            if (first != null) {
                problems.add(new Problem(
                        place,
                        "columns " + first + " and " + (i + 1) + " are both called '" + name + "'",
                        "Rename one of them, every column needs a name of its own."));
            }
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
    }

    private void requireNoRejects(Header header) throws SQLException, IOException {
        List<Problem> problems = new ArrayList<>();
        boolean ragged = false;
        for (List<@Nullable String> row :
                database.rows("SELECT DISTINCT line, error_type FROM reject_errors ORDER BY line, error_type")) {
            String kind = String.valueOf(row.get(1));
            if (kind.endsWith("COLUMNS")) {
                ragged = true;
            } else {
                problems.add(rejected(Integer.parseInt(String.valueOf(row.get(0))), kind));
            }
        }
        if (ragged) {
            ragged(header, problems);
        } else {
            problems.addAll(CsvShape.problems(
                    file, source.name(), header.separator, header.names.size(), MOST_REJECTS - problems.size()));
        }
        TableChecks.require(problems);
    }

    /** Finds the ragged rows again: the database's own line numbers are wrong after a line end in quotes. */
    private void ragged(Header header, List<Problem> problems) throws IOException {
        int columns = header.names.size();
        try (CsvText text = CsvText.open(file, Optional.of(header.separator))) {
            Optional<CsvText.Line> record = text.next();
            while (record.isPresent() && problems.size() < MOST_REJECTS) {
                int width = record.get().cells().size();
                if (!record.get().isBlank() && width != columns) {
                    problems.add(CsvShape.ragged(source.name(), record.get().line(), width, columns, header.separator));
                }
                record = text.next();
            }
        }
    }

    private Problem rejected(int line, String kind) {
        Place place = Place.line(source.name(), line);
        return switch (kind) {
            case "UNQUOTED VALUE" ->
                new Problem(
                        place,
                        "a double quote is not closed, or text stands beside a quoted cell",
                        "Close the quote; write a quote inside a quoted cell twice.");
            case "INVALID ENCODING" ->
                new Problem(place, "the row is not UTF-8 text", "Save the file in UTF-8 and try again.");
            case "LINE SIZE OVER MAXIMUM" ->
                new Problem(
                        place,
                        "the row is longer than 2,000,000 bytes",
                        "Close a quote that is open, or leave the column with the long text out.");
            default -> new Problem(place, "the row cannot be read as CSV", "Correct the row or remove it.");
        };
    }

    private Problem unreadable() {
        return new Problem(
                Place.of(source.name()),
                "the file cannot be read as CSV",
                "Its lines must end in one way only (LF or CRLF) and every quote must be closed.");
    }

    private int lineOf(long row, Header header) throws IOException {
        long left = row + (header.isLine ? 1 : 0);
        try (CsvText text = CsvText.open(file, Optional.of(header.separator))) {
            Optional<CsvText.Line> record = text.next();
            while (record.isPresent()) {
                boolean counts = !record.get().isBlank()
                        || (header.names.size() == 1 && record.get().line() > header.linesBefore);
                if (counts && left-- == 0) {
                    return record.get().line();
                }
                record = text.next();
            }
        }
        return 0;
    }
}
