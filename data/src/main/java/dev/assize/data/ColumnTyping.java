package dev.assize.data;

import dev.assize.core.ColumnType;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides the type of every column over all its rows. A declared type holds; else a column is numeric when it has
 * cells, each is a decimal number, none begins with 0 and another digit (a code such as a postal code), and none is a
 * whole number that a double would round (an id of 17 digits). A numeric column with a cell that is not a finite
 * number,
 * and one declared numeric with a whole number that would be rounded, is refused.
 */
final class ColumnTyping {
    private static final int COUNTS = 5;
    /** From 2^53 on a double does not hold every whole number. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final int FIRST_ROWS = 2048;

    private final DuckDb database;
    private final TableSource source;
    private final RawTable raw;
    private final List<Problem> problems = new ArrayList<>();

    ColumnTyping(DuckDb database, TableSource source, RawTable raw) {
        this.database = database;
        this.source = source;
        this.raw = raw;
    }

    /** Returns the type of each column, or throws all problems together. */
    List<ColumnType> types() throws SQLException, IOException {
        for (String declared : source.types().keySet()) {
            if (!raw.names().contains(declared)) {
                problems.add(new Problem(
                        Place.of(source.name()),
                        "a type is declared for the column '" + declared + "', which the file lacks",
                        Suggestion.among(declared, raw.names())));
            }
            if (source.types().get(declared) == ColumnType.ARRAY) {
                problems.add(new Problem(
                        Place.of(source.name()),
                        "the column '" + declared + "' is declared to hold arrays",
                        "A cell of a table is a number, a category or a text; arrays come from "
                                + "pictures and sequences."));
            }
        }
        List<Boolean> hopeless = hopeless();
        List<@Nullable String> counts = counts(hopeless);
        List<ColumnType> types = new ArrayList<>();
        for (int column = 0; column < raw.names().size(); column++) {
            types.add(type(column, counts.subList(column * COUNTS, (column + 1) * COUNTS)));
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
        return types;
    }

    /**
     * For each column: cells, cells that are numbers, 1 when one of these is not finite, 1 when one looks like a code,
     * 1 when one is large.
     */
    private List<@Nullable String> counts(List<Boolean> hopeless) throws SQLException {
        List<String> terms = new ArrayList<>();
        for (int column = 0; column < raw.names().size(); column++) {
            String cell = "c" + column;
            if (hopeless.get(column)) {
                terms.add("1, 0, 0, 0, 0");
                continue;
            }
            String number = number(column);
            String code = raw.numeric().get(column)
                    ? "0"
                    : "CAST(coalesce(bool_or((" + cell + " >= '00' AND " + cell + " < '0:') OR (" + cell
                            + " >= '-00' AND " + cell + " < '-0:')), false) AS INTEGER)";
            String largest = "max(abs(" + number + "))";
            terms.add("count(" + cell + "), count(" + number + "), CAST(coalesce(NOT isfinite(" + largest
                    + "), false) AS INTEGER), " + code + ", CAST(coalesce(" + largest + " >= " + LARGEST_EXACT
                    + ", false) AS INTEGER)");
        }
        return database.rows("SELECT " + String.join(", ", terms) + " FROM raw").get(0);
    }

    /** Returns for each column whether its first rows show that it is text: parsing all of it would only cost time. */
    private List<Boolean> hopeless() throws SQLException {
        List<String> terms = new ArrayList<>();
        for (int column = 0; column < raw.names().size(); column++) {
            terms.add("count(c" + column + ") > count(" + number(column) + ")");
        }
        List<@Nullable String> texts = database.rows(
                        "SELECT " + String.join(", ", terms) + " FROM (SELECT * FROM raw LIMIT " + FIRST_ROWS + ")")
                .get(0);
        List<Boolean> hopeless = new ArrayList<>();
        for (int column = 0; column < texts.size(); column++) {
            boolean declared = source.types().containsKey(raw.names().get(column));
            hopeless.add(!declared && "true".equals(texts.get(column)));
        }
        return hopeless;
    }

    private ColumnType type(int column, List<@Nullable String> counts) throws SQLException, IOException {
        ColumnType declared = source.types().get(raw.names().get(column));
        long cells = Long.parseLong(String.valueOf(counts.get(0)));
        long numbers = Long.parseLong(String.valueOf(counts.get(1)));
        boolean finite = "0".equals(counts.get(2));
        boolean rounded = "1".equals(counts.get(4)) && isRounded(column);
        boolean codes = "1".equals(counts.get(3)) || rounded;
        boolean likeNumbers = cells > 0 && numbers == cells && !codes && !raw.textsAreTexts();
        boolean inferred = raw.numeric().get(column) || likeNumbers;
        ColumnType type = declared != null ? declared : inferred ? ColumnType.NUMERIC : ColumnType.CATEGORICAL;
        if (type == ColumnType.NUMERIC) {
            checkNumbers(column, numbers < cells, finite);
            checkRounding(column, rounded);
        }
        return type;
    }

    private void checkNumbers(int column, boolean hasTexts, boolean finite) throws SQLException, IOException {
        if (hasTexts) {
            String condition = "c" + column + " IS NOT NULL AND " + number(column) + " IS NULL";
            report(
                    column,
                    condition,
                    "is not a number",
                    "Correct it, count it as missing, or declare the column" + " categorical.");
        }
        if (!finite) {
            String condition = "NOT isfinite(" + number(column) + ")";
            report(
                    column,
                    condition,
                    "is not a finite number",
                    "Leave the cell empty where there is no number, or" + " count it as missing.");
        }
    }

    private void report(int column, String condition, String what, String hint) throws SQLException, IOException {
        List<@Nullable String> first = database.rows("SELECT min(rowid), arg_min(CAST(c" + column
                        + " AS VARCHAR), rowid), count(*) FROM raw WHERE " + condition)
                .get(0);
        long row = Long.parseLong(String.valueOf(first.get(0)));
        long others = Long.parseLong(String.valueOf(first.get(2))) - 1;
        String more = others == 0 ? "" : "; so are " + others + " more cells of the column";
        int line = raw.lines().lineOf(row);
        Place place = line > 0 ? Place.line(source.name(), line) : Place.of(source.name());
        problems.add(new Problem(
                place,
                "row " + (row + 1) + ", column '" + raw.names().get(column) + "': '" + first.get(1) + "' " + what
                        + more,
                hint));
    }

    private void checkRounding(int column, boolean rounded) throws SQLException, IOException {
        if (rounded) {
            report(
                    column,
                    roundedWhole(column),
                    "is a whole number that no double holds exactly",
                    "Declare the column categorical if it names things, or round it to 15 digits.");
        }
    }

    private boolean isRounded(int column) throws SQLException {
        return !raw.numeric().get(column)
                && database.number("SELECT count(*) FROM raw WHERE " + roundedWhole(column)) > 0;
    }

    /** Whole numbers that are another number when read as double: two ids of 17 digits could become one. */
    private static String roundedWhole(int column) {
        String cell = "c" + column;
        return "regexp_full_match(" + cell + ", '[+-]?[0-9]{16,}') AND isfinite(TRY_CAST(" + cell
                + " AS DOUBLE)) AND coalesce(TRY_CAST(" + cell + " AS HUGEINT) <> TRY_CAST(TRY_CAST(" + cell
                + " AS DOUBLE) AS HUGEINT), true)";
    }

    /** The database would read 1_000 as 1000; here it is a text. */
    private String number(int column) {
        String cell = "c" + column;
        return raw.numeric().get(column)
                ? cell
                : "CASE WHEN contains(" + cell + ", '_') THEN NULL ELSE TRY_CAST(" + cell + " AS DOUBLE) END";
    }
}
