package dev.assize.data;

import dev.assize.core.ColumnType;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads a Parquet file: numbers as numbers; texts, booleans, dates and times as texts, and so whole numbers that a
 * double would round; nothing nested or binary.
 */
final class ParquetLoader {
    private static final Set<String> NUMBERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL");
    /** Types of whole numbers beyond 2^53, which a double does not hold exactly. */
    private static final Set<String> WIDE = Set.of("BIGINT", "HUGEINT", "UBIGINT");

    private static final long LARGEST_EXACT = 1L << 53;
    private static final Set<String> TEXTS = Set.of("VARCHAR", "BOOLEAN", "DATE", "TIME", "TIMESTAMP", "ENUM", "UUID");

    private final DuckDb database;
    private final Path file;
    private final TableSource source;

    ParquetLoader(DuckDb database, Path file, TableSource source) {
        this.database = database;
        this.file = file;
        this.source = source;
    }

    RawTable load() throws SQLException {
        String from = " FROM read_parquet(" + DuckDb.text(file.toString()) + ")";
        List<String> names = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (List<@Nullable String> column : describe(from)) {
            String name = String.valueOf(column.get(0));
            String type = String.valueOf(column.get(1)).replaceAll("[ (].*", "");
            boolean number = NUMBERS.contains(type)
                    && source.types().getOrDefault(name, ColumnType.NUMERIC) == ColumnType.NUMERIC
                    && !isRounded(name, type, from);
            if (!NUMBERS.contains(type) && !TEXTS.contains(type)) {
                problems.add(unfit(name, String.valueOf(column.get(1)), false));
            }
            String quoted = DuckDb.name(name);
            cells.add(
                    number
                            ? "CAST(" + quoted + " AS DOUBLE) AS c" + cells.size()
                            : RawTable.cleaned("CAST(" + quoted + " AS VARCHAR)", source.missing()) + " AS c"
                                    + cells.size());
            names.add(name);
            numeric.add(number);
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
        read("CREATE TEMP TABLE raw AS SELECT " + String.join(", ", cells) + from);
        return new RawTable(names, numeric, true, row -> 0);
    }

    /**
     * Makes the view {@link SqlFile#TABLE} of some columns, which are read whenever the view is.
     *
     * @param wanted their names; those that the file lacks are passed over
     * @param numbers those of them that must hold numbers
     * @return the names of all columns of the file
     */
    List<String> view(Collection<String> wanted, Set<String> numbers) throws SQLException {
        String from = " FROM read_parquet(" + DuckDb.text(file.toString()) + ")";
        List<String> names = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (List<@Nullable String> column : describe(from)) {
            String name = String.valueOf(column.get(0));
            String type = String.valueOf(column.get(1)).replaceAll("[ (].*", "");
            names.add(name);
            if (wanted.contains(name)) {
                cells.add(DuckDb.name(name));
                boolean fits = NUMBERS.contains(type) || (TEXTS.contains(type) && !numbers.contains(name));
                if (!fits) {
                    problems.add(unfit(name, String.valueOf(column.get(1)), numbers.contains(name)));
                }
            }
        }
        TableChecks.require(problems);
        if (!cells.isEmpty()) {
            database.execute("CREATE TEMP VIEW " + SqlFile.TABLE + " AS SELECT " + String.join(", ", cells) + from);
        }
        return names;
    }

    private Problem unfit(String name, String type, boolean number) {
        return new Problem(
                Place.of(source.name()),
                "column '" + name + "' holds " + type + ", which is "
                        + (number ? "no number" : "neither number nor text"),
                "Export the column as numbers" + (number ? ", or name another one." : " or texts, or leave it out."));
    }

    /** Whether a whole number of the column is another one when read as double, as two ids of 17 digits may be. */
    private boolean isRounded(String name, String type, String from) throws SQLException {
        if (!WIDE.contains(type)) {
            return false;
        }
        String cell = "CAST(\"" + name.replace("\"", "\"\"") + "\" AS HUGEINT)";
        try {
            return database.number("SELECT count(*)" + from + " WHERE abs(" + cell + ") > " + LARGEST_EXACT + " AND "
                            + cell + " <> TRY_CAST(CAST(" + cell + " AS DOUBLE) AS HUGEINT)")
                    > 0;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private List<List<@Nullable String>> describe(String from) {
        try {
            return database.rows("DESCRIBE SELECT *" + from);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private void read(String sql) {
        try {
            database.execute(sql);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private DataException unreadable(SQLException cause) {
        return unreadable(source, cause);
    }

    /** Says that a file is not what its name says. */
    static DataException unreadable(TableSource source, SQLException cause) {
        return new DataException(
                DataException.of(
                                source.name(),
                                "the file cannot be read as Parquet, it may be damaged or cut short",
                                "Copy or export the file again, or state its real format.")
                        .problems(),
                cause);
    }
}
