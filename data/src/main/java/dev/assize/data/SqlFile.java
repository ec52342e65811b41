package dev.assize.data;

import dev.assize.core.ColumnType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some columns of a file as a table of a private database that reads nothing else. Parquet is read while a query runs,
 * CSV and JSON lines are unpacked into the database, which keeps what exceeds its memory in a temporary folder.
 */
public final class SqlFile implements AutoCloseable {
    /** The name of the table. */
    public static final String TABLE = "people";

    private final DuckDb database;
    private final TableSource source;
    private final TableFormat format;
    private final List<String> columns;

    private SqlFile(DuckDb database, TableSource source, TableFormat format, List<String> columns) {
        this.database = database;
        this.source = source;
        this.format = format;
        this.columns = columns;
    }

    /**
     * Opens a file.
     *
     * @param source the file
     * @param names columns of names, as they stand
     * @param numbers columns that must hold numbers; of any that the file lacks there is no column in the table
     * @throws DataException if the file cannot be used, or a column of numbers holds something else
     */
    public static SqlFile open(TableSource source, Collection<String> names, Collection<String> numbers) {
        StagedFile.requireFile(source.path(), source.name());
        TableFormat format = TableReader.format(source);
        DuckDb database = DuckDb.open();
        try {
            Path file = StagedFile.of(source, database.temporary());
            database.allowOnly(file);
            List<String> wanted = new ArrayList<>(names);
            wanted.addAll(numbers);
            List<String> columns = format == TableFormat.PARQUET
                    ? new ParquetLoader(database, file, source).view(wanted, Set.copyOf(numbers))
                    : unpack(database, file, format, source, wanted, numbers);
            return new SqlFile(database, source, format, columns);
        } catch (SQLException e) {
            database.close();
            throw defect(source, e);
        } catch (IOException e) {
            database.close();
            throw new UncheckedIOException(
                    "cannot read " + source.name() + " or write the temporary folder; check access and free space", e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Returns the names of all columns of the file. */
    public List<String> columns() {
        return columns;
    }

    /** Returns the connection that has the table; it lives as long as this. */
    public Connection connection() {
        return database.connection();
    }

    /** Turns what a query over the table failed with into what is wrong with the file. */
    public RuntimeException failure(SQLException cause) {
        return format == TableFormat.PARQUET ? ParquetLoader.unreadable(source, cause) : defect(source, cause);
    }

    @Override
    public void close() {
        database.close();
    }

    private static List<String> unpack(
            DuckDb database,
            Path file,
            TableFormat format,
            TableSource source,
            List<String> wanted,
            Collection<String> numbers)
            throws SQLException, IOException {
        CsvLoader csv = new CsvLoader(database, file, source);
        RawTable raw =
                format == TableFormat.CSV ? csv.load(wanted) : new JsonLinesLoader(database, file, source).load();
        if (database.number("SELECT count(*) FROM raw") == 0) {
            throw DataException.of(
                    source.name(), "the file has a header and no rows", "Export the table again, with its rows.");
        }
        Map<String, ColumnType> declared = new LinkedHashMap<>(source.types());
        declared.keySet().retainAll(raw.names());
        numbers.stream().filter(raw.names()::contains).forEach(name -> declared.put(name, ColumnType.NUMERIC));
        List<ColumnType> types = new ColumnTyping(database, source.withTypes(declared), raw).types();
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < types.size(); column++) {
            String name = raw.names().get(column);
            if (wanted.contains(name)) {
                boolean number = types.get(column) == ColumnType.NUMERIC;
                cells.add((number ? "CAST(c" + column + " AS DOUBLE)" : "c" + column) + " AS " + DuckDb.name(name));
            }
        }
        if (!cells.isEmpty()) {
            database.execute("CREATE TEMP VIEW " + TABLE + " AS SELECT " + String.join(", ", cells) + " FROM raw");
        }
        return format == TableFormat.CSV ? csv.columns() : raw.names();
    }

    private static IllegalStateException defect(TableSource source, SQLException cause) {
        return new IllegalStateException(
                "the embedded database failed while it read " + source.name() + "; this is a defect, please report it",
                cause);
    }
}
