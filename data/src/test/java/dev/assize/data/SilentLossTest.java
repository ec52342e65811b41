package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ColumnType;
import dev.assize.core.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a file may get lost or change without a word. */
class SilentLossTest {
    private static final String BIG = "9007199254740993"; // 2^53 + 1, which reads as 2^53 in a double

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a,b|1,2,|3,4|#2#3",
                "a,b|1,2|3,4,,|#3#4",
                "a,b|\"x,|y\",2,\"\"|#2#3",
                "a|1,|2|#2#2",
                "a,b||1,2,  |#3#3",
                "a,b|1,2,#2#3"
            })
    void refusesRowsWithEmptyCellsTooMany(String lines, int line, int cells) throws IOException {
        String text = lines.replace('|', '\n');
        int columns = text.startsWith("a,b") ? 2 : 1;

        assertThat(Sample.refusal(folder, "t.csv", text))
                .isEqualTo("DIR/t.csv:" + line + ": the row has " + cells + " cells, the header has " + columns
                        + " columns\n"
                        + "  Correct the row, or put cells that hold the separator ',' into double quotes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b\n1,\n,2\n", "a,b\n\"1,\",2\n", "a,b\r\n\"x\"\"\",\"\r\n\"\r\n\r\n", "a,b\n5\" pipe,2\n"})
    void acceptsRowsThatFit(String text) throws IOException {
        assertThat(Sample.read(folder, "t.csv", text).schema().names()).containsExactly("a", "b");
    }

    @Test
    void countsLinesRightly_whenAQuoteStandsInsideACell() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "a,b\n5\" pipe,2\n6\" pipe,3\n4\n"))
                .startsWith("DIR/t.csv:4: the row has 1 cells, the header has 2 columns\n")
                .doesNotContain(":2:");
    }

    @Test
    void reportsAtMostTwentyRows_whenAllHaveACellTooMany() throws IOException {
        String message = Sample.refusal(folder, "t.csv", "a,b\n" + "1,2,\n".repeat(500));

        assertThat(message.lines().filter(line -> line.startsWith("DIR"))).hasSize(20);
    }

    @Test
    void takesWholeNumbersForNames_whenADoubleWouldRoundThem() throws IOException {
        Table table = Sample.read(folder, "t.csv", "id,even,n\n" + BIG + ",9007199254740992,1\n1,2,3\n");

        assertThat(Sample.cells(table, "id")).isEqualTo(BIG + " 1");
        assertThat(table.column("id").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(table.column("even").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567891", "-9007199254740993", "1234567890123456789012345678901234567890123"})
    void keepsEachDigitOfLongWholeNumbers(String number) throws IOException {
        assertThat(Sample.cells(Sample.read(folder, "t.csv", "a,b\n" + number + ",2\n"), "a"))
                .isEqualTo(number);
        assertThat(Sample.cells(Sample.read(folder, "t.jsonl", "{\"a\": " + number + "}\n"), "a"))
                .isEqualTo(number);
    }

    @Test
    void refusesRoundedWholeNumbers_whenTheColumnIsDeclaredNumeric() throws IOException {
        Path file = Sample.write(folder, "t.csv", "a,b\n1,x\n" + BIG + ",y\n");

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(Map.of("a", ColumnType.NUMERIC))))
                .isEqualTo("DIR/t.csv:3: row 2, column 'a': '" + BIG
                        + "' is a whole number that no double holds exactly\n"
                        + "  Declare the column categorical if it names things, or round it to 15 digits.");
    }

    @Test
    void keepsEachDigitOfLongWholeNumbersInParquet() throws SQLException {
        Path file = folder.resolve("t.parquet");
        try (DuckDb database = DuckDb.open()) {
            database.execute(
                    "COPY (SELECT * FROM (VALUES (" + BIG + "::BIGINT, 5::BIGINT, 18446744073709551615::UBIGINT),"
                            + " (NULL, -9007199254740992::BIGINT, 1)) v(id, n, u)) TO " + DuckDb.text(file.toString())
                            + " (FORMAT parquet)");
        }

        Table table = TableReader.read(TableSource.of(file));

        assertThat(Sample.cells(table, "id")).isEqualTo(BIG + " -");
        assertThat(Sample.cells(table, "u")).isEqualTo("18446744073709551615 1");
        assertThat(table.column("n").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1_000", "-01", "-007.5"})
    void takesForText_whatOnlyLooksLikeANumber(String cell) throws IOException {
        Table table = Sample.read(folder, "t.csv", "a,b\n" + cell + ",2\n3,4\n");

        assertThat(Sample.cells(table, "a")).isEqualTo(cell + " 3");
        assertThat(table.column("a").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    @Test
    void refusesUnderscoresInNumbers_whenTheColumnIsDeclaredNumeric() throws IOException {
        Path file = Sample.write(folder, "t.csv", "a,b\n1_000,2\n");

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(Map.of("a", ColumnType.NUMERIC))))
                .startsWith("DIR/t.csv:2: row 1, column 'a': '1_000' is not a number\n");
    }

    @Test
    void refusesNulBytes_withTheLine() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "a,b\n1,2\nx\0\0y,2\n"))
                .isEqualTo("DIR/t.csv:3: the row holds a NUL byte, which no text has\n"
                        + "  The file is damaged or not UTF-8 text; export it again.");
    }

    @Test
    void refusesUtf16() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16));

        assertThat(Sample.refusal(folder, TableSource.of(file)))
                .isEqualTo("DIR/t.csv: the file is UTF-16 text\n  Save the file in UTF-8 and try again.");
    }

    @Test
    void refusesANameThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("t.csv"), "a,größe\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Sample.refusal(folder, TableSource.of(file)))
                .isEqualTo("DIR/t.csv:1: the name of column 2 is not UTF-8 text\n"
                        + "  Save the file in UTF-8 and try again.");
    }

    @Test
    void saysWhatIsTooLong_whenARowIs() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "a,b\n1,2\n" + "x".repeat(3_000_000) + ",2\n"))
                .isEqualTo("DIR/t.csv:3: the row is longer than 2,000,000 bytes\n"
                        + "  Close a quote that is open, or leave the column with the long text out.");
    }

    @Test
    void refusesABlankKey() throws IOException {
        assertThat(Sample.refusal(folder, "t.jsonl", "{\"\": 1}\n"))
                .isEqualTo("DIR/t.jsonl: a key is blank\n  Give every key a name; it becomes a column.");
    }
}
