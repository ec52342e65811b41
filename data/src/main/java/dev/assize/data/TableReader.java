package dev.assize.data;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables from files: CSV, JSON lines and Parquet, packed with gzip or not (Parquet is never).
 *
 * <p>Blanks around a cell are removed. Categories are in the order of their code points. Rows keep the order of the
 * file, however many threads read it.
 */
public final class TableReader {
    private TableReader() {}

    /**
     * Reads a table.
     *
     * @throws DataException if the file cannot be used; all problems of one kind are reported together
     */
    public static Table read(TableSource source) {
        StagedFile.requireFile(source.path(), source.name());
        TableFormat format = format(source);
        try (DuckDb database = DuckDb.open()) {
            Path file = StagedFile.of(source, database.temporary());
            database.allowOnly(file);
            RawTable raw = load(database, format, file, source);
            if (database.number("SELECT count(*) FROM raw") == 0) {
                throw DataException.of(
                        source.name(), "the file has a header and no rows", "Export the table again, with its rows.");
            }
            List<ColumnType> types = new ColumnTyping(database, source, raw).types();
            return Table.of(new ColumnFetch(database, raw.names(), types).columns());
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the embedded database failed while it read " + source.name()
                            + "; this is a defect, please report it",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + source.name() + " or write the temporary folder; check access and free space", e);
        }
    }

    /** Returns the stated format, or the one that the file's name tells. */
    static TableFormat format(TableSource source) {
        return source.format()
                .or(() -> TableFormat.ofName(source.path()))
                .orElseThrow(() -> DataException.of(
                        source.name(),
                        "the file's name does not tell its format",
                        "State the format: csv, json_lines or parquet; or let the name end in .csv, .tsv, .jsonl or"
                                + " .parquet (.gz may follow)."));
    }

    private static RawTable load(DuckDb database, TableFormat format, Path file, TableSource source)
            throws SQLException, IOException {
        return switch (format) {
            case CSV -> new CsvLoader(database, file, source).load(List.of());
            case JSON_LINES -> new JsonLinesLoader(database, file, source).load();
            case PARQUET -> new ParquetLoader(database, file, source).load();
        };
    }

    /** Brings typed columns from the database into arrays. */
    private static final class ColumnFetch implements DuckDb.Cells {
        private final DuckDb database;
        private final List<String> names;
        private final List<ColumnType> types;
        private final double[][] numbers;
        private final int[][] codes;

        ColumnFetch(DuckDb database, List<String> names, List<ColumnType> types) {
            this.database = database;
            this.names = names;
            this.types = types;
            this.numbers = new double[names.size()][];
            this.codes = new int[names.size()][];
        }

        List<Column> columns() throws SQLException {
            int rows = Math.toIntExact(database.number("SELECT count(*) FROM raw"));
            boolean[] isNumber = new boolean[names.size()];
            List<List<String>> dictionaries = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < isNumber.length; column++) {
                isNumber[column] = types.get(column) == ColumnType.NUMERIC;
                dictionaries.add(isNumber[column] ? List.of() : dictionary(column));
                cells.add(
                        cell(column, isNumber[column], dictionaries.get(column).isEmpty()));
                if (isNumber[column]) {
                    numbers[column] = new double[rows];
                } else {
                    codes[column] = new int[rows];
                }
            }
            database.read("SELECT " + String.join(", ", cells) + " FROM raw", isNumber, this);
            List<Column> columns = new ArrayList<>();
            for (int column = 0; column < isNumber.length; column++) {
                columns.add(column(column, dictionaries.get(column)));
                numbers[column] = new double[0];
                codes[column] = new int[0];
            }
            return columns;
        }

        private Column column(int column, List<String> dictionary) {
            String name = names.get(column);
            return switch (types.get(column)) {
                case NUMERIC -> NumericColumn.of(name, numbers[column]);
                case TEXT -> {
                    List<@Nullable String> texts = new ArrayList<>();
                    for (int code : codes[column]) {
                        texts.add(code == CategoricalColumn.MISSING ? null : dictionary.get(code));
                    }
                    yield TextColumn.of(name, texts);
                }
                default -> CategoricalColumn.of(name, dictionary, codes[column]);
            };
        }

        /** Makes the dictionary in the database, as an enumeration, so that codes are looked up there. */
        private List<String> dictionary(int column) throws SQLException {
            String cell = "c" + column;
            if (database.number("SELECT count(" + cell + ") FROM raw") == 0) {
                return List.of();
            }
            database.execute("CREATE TYPE e" + column + " AS ENUM (SELECT DISTINCT " + cell + " FROM raw WHERE " + cell
                    + " IS NOT NULL ORDER BY 1)");
            List<String> dictionary = new ArrayList<>();
            for (List<@Nullable String> row :
                    database.rows("SELECT unnest(enum_range(CAST(NULL AS e" + column + ")))")) {
                dictionary.add(String.valueOf(row.get(0)));
            }
            return dictionary;
        }

        private static String cell(int column, boolean isNumber, boolean isEmpty) {
            if (isNumber) {
                return "CAST(c" + column + " AS DOUBLE)";
            }
            return isEmpty
                    ? "CAST(NULL AS INTEGER)"
                    : "CAST(enum_code(CAST(c" + column + " AS e" + column + ")) AS INTEGER)";
        }

        @Override
        public void number(int column, int row, double value) {
            numbers[column][row] = value;
        }

        @Override
        public void code(int column, int row, int value) {
            codes[column][row] = value;
        }
    }
}
