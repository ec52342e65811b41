package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ColumnType;
import dev.assize.core.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTest {
    @TempDir
    Path folder;

    private Path parquet(String query) throws SQLException {
        Path file = folder.resolve("t.parquet");
        try (DuckDb database = DuckDb.open()) {
            database.execute("COPY (" + query + ") TO " + DuckDb.text(file.toString()) + " (FORMAT parquet)");
        }
        return file;
    }

    @Test
    void readsNumbersAndTexts() throws SQLException {
        Path file = parquet("SELECT * FROM (VALUES (1::INTEGER, 2.5::DECIMAL(5,2), 'b', true, DATE '2020-01-31'),"
                + " (NULL, 3, NULL, false, NULL), (7, NULL, 'a', NULL, DATE '2021-02-01'))"
                + " v(whole, price, name, \"is \"\"it\"\"\", day)");

        Table table = TableReader.read(TableSource.of(file));

        assertThat(Sample.cells(table, "whole")).isEqualTo("1 - 7");
        assertThat(Sample.cells(table, "price")).isEqualTo("2.5 3 -");
        assertThat(Sample.cells(table, "name")).isEqualTo("b - a");
        assertThat(Sample.cells(table, "is \"it\"")).isEqualTo("true false -");
        assertThat(Sample.cells(table, "day")).isEqualTo("2020-01-31 - 2021-02-01");
    }

    @Test
    void keepsTextsAsTexts_unlessDeclared() throws SQLException {
        Path file = parquet("SELECT '1' AS a, '2' AS b, 3 AS c");

        Table table = TableReader.read(
                TableSource.of(file).withTypes(Map.of("b", ColumnType.NUMERIC, "c", ColumnType.CATEGORICAL)));

        assertThat(table.column("b").type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(table.categorical("c").dictionary()).containsExactly("3");
        assertThat(table.column("a").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void refusesNaN_withTheRow() throws SQLException {
        Path file = parquet("SELECT unnest([1.0, 2.0, 'nan'::DOUBLE]) AS x");

        assertThat(Sample.refusal(folder, TableSource.of(file)))
                .isEqualTo("DIR/t.parquet: row 3, column 'x': 'nan' is not a finite number\n"
                        + "  Leave the cell empty where there is no number, or count it as missing.");
    }

    @Test
    void refusesNestedColumns_allTogether() throws SQLException {
        Path file = parquet("SELECT [1, 2] AS l, {'a': 1} AS s, 5 AS ok");

        assertThat(Sample.refusal(folder, TableSource.of(file)))
                .isEqualTo("DIR/t.parquet: column 'l' holds INTEGER[], which is neither number nor text\n"
                        + "  Export the column as numbers or texts, or leave it out.\n"
                        + "DIR/t.parquet: column 's' holds STRUCT(a INTEGER), which is neither number nor text\n"
                        + "  Export the column as numbers or texts, or leave it out.");
    }

    @Test
    void refusesATruncatedFile() throws SQLException, IOException {
        byte[] whole = Files.readAllBytes(parquet("SELECT range AS a FROM range(1000)"));
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(Sample.refusal(folder, TableSource.of(cut)))
                .isEqualTo("DIR/cut.parquet: the file cannot be read as Parquet, it may be damaged or cut short\n"
                        + "  Copy or export the file again, or state its real format.");
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        assertThat(Sample.refusal(folder, "t.parquet", "a,b\n1,2\n"))
                .startsWith("DIR/t.parquet: the file cannot be read as Parquet");
    }

    @Test
    void refusesAFileWithoutRows() throws SQLException {
        Path file = parquet("SELECT 1 AS a WHERE false");

        assertThat(Sample.refusal(folder, TableSource.of(file)))
                .isEqualTo("DIR/t.parquet: the file has a header and no rows\n"
                        + "  Export the table again, with its rows.");
    }
}
