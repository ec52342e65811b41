package dev.assize.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * The one place that speaks to DuckDB: a private in-memory database with its own temporary folder, which is deleted on
 * close. It loads no extensions, has no network, bounds its memory and threads, and after {@link #allowOnly} reads no
 * file but the one stated.
 */
final class DuckDb implements AutoCloseable {
    /** Memory outside the Java heap; what does not fit goes to the temporary folder. */
    private static final String MEMORY_LIMIT = "1GB";

    private static final int MOST_THREADS = 4;

    private final DuckDBConnection connection;
    private final Path temporary;

    private DuckDb(DuckDBConnection connection, Path temporary) {
        this.connection = connection;
        this.temporary = temporary;
    }

    /** Opens an empty database. */
    static DuckDb open() {
        try {
            Path temporary = Files.createTempDirectory(
                    "assize-" + ProcessHandle.current().pid() + "-");
            Properties settings = new Properties();
            settings.put("autoinstall_known_extensions", "false");
            settings.put("autoload_known_extensions", "false");
            settings.put("allow_community_extensions", "false");
            settings.put("memory_limit", MEMORY_LIMIT);
            int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
            settings.put("threads", Integer.toString(threads));
            settings.put("temp_directory", temporary.resolve("spill").toString());
            DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
            return new DuckDb(connection, temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make a temporary folder for reading tables; check java.io.tmpdir and the free space", e);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the embedded database does not start on this machine; check that its native code can be unpacked and loaded",
                    e);
        }
    }

    /** Returns the folder that lives as long as this database. */
    Path temporary() {
        return temporary;
    }

    /** Locks the database: from now on it reads {@code file}, writes its temporary folder, and touches nothing else. */
    void allowOnly(Path file) throws SQLException {
        execute("SET allowed_paths = [" + text(file.toString()) + "]");
        execute("SET enable_external_access = false");
        execute("SET lock_configuration = true");
    }

    /** Runs a statement without result. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns a small result as texts; an SQL NULL is null. */
    List<List<@Nullable String>> rows(String sql) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Returns one number, for example a count. */
    long number(String sql) throws SQLException {
        return Long.parseLong(String.valueOf(rows(sql).get(0).get(0)));
    }

    /** Takes the columns of a result as they arrive. */
    interface Cells {
        /** Keeps one cell of a DOUBLE column; NaN is SQL NULL. */
        void number(int column, int row, double value);

        /** Keeps one cell of an INTEGER column; -1 is SQL NULL. */
        void code(int column, int row, int value);
    }

    /**
     * Reads a large result column by column and chunk by chunk, without a Java object for each cell.
     *
     * @param sql a query whose columns are DOUBLE or INTEGER
     * @param isNumber for each column whether it is DOUBLE
     * @param target takes the cells
     */
    void read(String sql, boolean[] isNumber, Cells target) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(sql);
                DuckDBChunkedResult result = statement.query()) {
            int at = 0;
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int column = 0; column < isNumber.length; column++) {
                    read(chunk.vector(column), isNumber[column], column, at, target);
                }
                at += (int) chunk.rowCount();
            }
        }
    }

    private static void read(DuckDBReadableVector vector, boolean isNumber, int column, int at, Cells target) {
        int rows = (int) vector.rowCount();
        if (isNumber) {
            for (int row = 0; row < rows; row++) {
                target.number(column, at + row, vector.getDouble(row, Double.NaN));
            }
        } else {
            for (int row = 0; row < rows; row++) {
                target.code(column, at + row, vector.getInt(row, -1));
            }
        }
    }

    /** Returns the connection, for queries in words that all databases have. */
    Connection connection() {
        return connection;
    }

    /** Returns a name in quotes. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Returns an SQL text literal. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the embedded database does not close; a statement may still be running", e);
        } finally {
            deleteTemporary();
        }
    }

    private void deleteTemporary() {
        try {
            Files.walkFileTree(temporary, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot delete the temporary folder " + temporary
                            + "; delete it by hand when the program has ended",
                    e);
        }
    }
}
