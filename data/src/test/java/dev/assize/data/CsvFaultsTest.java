package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ColumnType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFaultsTest {
    @TempDir
    Path folder;

    @Test
    void refusesAMissingFile_withTheNearestName() throws IOException {
        Sample.write(folder, "loans.csv", "a\n1\n");

        assertThat(Sample.refusal(folder, TableSource.of(folder.resolve("loan.csv"))))
                .isEqualTo("DIR/loan.csv: there is no such file\n" + "  Did you mean 'loans.csv'? Known: loans.csv.");
    }

    @Test
    void refusesADirectory() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("loans.csv"));

        assertThat(Sample.refusal(folder, TableSource.of(directory)))
                .isEqualTo("DIR/loans.csv: this is a directory, a file is needed\n"
                        + "  Name one CSV, JSON lines or Parquet file in it.");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", ""))
                .isEqualTo("DIR/t.csv: the file is empty, it has 0 bytes\n"
                        + "  Export the table again, with its header.");
    }

    @Test
    void refusesAFileOfBlankLines() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "\n\n \n"))
                .isEqualTo(
                        "DIR/t.csv: the file holds only blank lines\n" + "  Export the table again, with its header.");
    }

    @Test
    void refusesAFileWithNothingButAHeader() throws IOException {
        String message = "DIR/t.csv: the file has a header and no rows\n  Export the table again, with its rows.";

        assertThat(Sample.refusal(folder, "t.csv", "a,b\n")).isEqualTo(message);
        assertThat(Sample.refusal(folder, "t.csv", "a,b")).isEqualTo(message);
    }

    @Test
    void refusesAnEmptyGzipFile() throws IOException {
        Files.write(folder.resolve("t.csv.gz"), new byte[0]);
        Path nothing = Sample.gzip(folder, "u.csv.gz", "");

        assertThat(Sample.refusal(folder, TableSource.of(folder.resolve("t.csv.gz"))))
                .isEqualTo("DIR/t.csv.gz: the file is empty, it has 0 bytes\n"
                        + "  Export the table again, with its header.");
        assertThat(Sample.refusal(folder, TableSource.of(nothing)))
                .isEqualTo(
                        "DIR/u.csv.gz: the gzip file holds 0 bytes\n" + "  Export the table again, with its header.");
    }

    @Test
    void refusesATruncatedGzipFile() throws IOException {
        byte[] whole = Files.readAllBytes(Sample.gzip(folder, "t.csv.gz", "a,b\n" + "1,x\n".repeat(1000)));
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length - 4));
        Path stub = Files.write(folder.resolve("stub.csv.gz"), Arrays.copyOf(whole, 5));

        assertThat(Sample.refusal(folder, TableSource.of(cut)))
                .isEqualTo("DIR/cut.csv.gz: the gzip file is cut short or damaged after 4004 unpacked bytes\n"
                        + "  Copy or download the file again.");
        assertThat(Sample.refusal(folder, TableSource.of(stub)))
                .isEqualTo("DIR/stub.csv.gz: the gzip file is cut short or damaged after 0 unpacked bytes\n"
                        + "  Copy or download the file again.");
    }

    @Test
    void refusesAGzipFileWithADamagedChecksum() throws IOException {
        byte[] bytes = Files.readAllBytes(Sample.gzip(folder, "t.csv.gz", "a,b\n1,x\n"));
        bytes[bytes.length - 6] ^= 1;
        Path damaged = Files.write(folder.resolve("t.csv.gz"), bytes);

        assertThat(Sample.refusal(folder, TableSource.of(damaged)))
                .startsWith("DIR/t.csv.gz: the gzip file is cut short or damaged after ");
    }

    @Test
    void refusesANameThatPromisesGzip_whenTheContentIsNot() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv.gz", "a,b\n1,2\n"))
                .isEqualTo("DIR/t.csv.gz: the name ends in .gz, the content is not gzip\n"
                        + "  Rename the file or compress it again.");
    }

    @Test
    void refusesRaggedRows_allTogetherWithLines() throws IOException {
        String text = "a,b,c\r\n1,2,3\r\n4,5\r\n\r\n\"x\r\ny\",5,6,7\r\n8,9,10\r\n1,2,3,4,5\r\n";

        assertThat(Sample.refusal(folder, "t.csv", text))
                .isEqualTo("DIR/t.csv:3: the row has 2 cells, the header has 3 columns\n"
                        + "  Correct the row, or put cells that hold the separator ',' into double quotes.\n"
                        + "DIR/t.csv:5: the row has 4 cells, the header has 3 columns\n"
                        + "  Correct the row, or put cells that hold the separator ',' into double quotes.\n"
                        + "DIR/t.csv:8: the row has 5 cells, the header has 3 columns\n"
                        + "  Correct the row, or put cells that hold the separator ',' into double quotes.");
    }

    @Test
    void refusesRaggedRowsInGzip_withTheLineInsideIt() throws IOException {
        Path file = Sample.gzip(folder, "t.tsv.gz", "a\tb\n1\t2\n3\n");

        assertThat(Sample.refusal(folder, TableSource.of(file)))
                .isEqualTo("DIR/t.tsv.gz:3: the row has 1 cells, the header has 2 columns\n"
                        + "  Correct the row, or put cells that hold the separator 'tab' into double quotes.");
    }

    @Test
    void reportsTheFirstTwentyRaggedRows_whenThereAreMany() throws IOException {
        String message = Sample.refusal(folder, "t.csv", "a,b\n1,2\n" + "3\n".repeat(500));

        assertThat(message.lines().filter(line -> line.startsWith("DIR"))).hasSize(20);
    }

    @Test
    void refusesDuplicateHeaders_namingBothPositions() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "score,b,score, b \n1,2,3,4\n"))
                .isEqualTo("DIR/t.csv:1: columns 1 and 3 are both called 'score'\n"
                        + "  Rename one of them, every column needs a name of its own.\n"
                        + "DIR/t.csv:1: columns 2 and 4 are both called 'b'\n"
                        + "  Rename one of them, every column needs a name of its own.");
    }

    @Test
    void refusesColumnsWithoutName() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "\n,a,\n0,1,2\n"))
                .isEqualTo("DIR/t.csv:2: column 1 has no name\n  Give every column a name in the header.\n"
                        + "DIR/t.csv:2: column 3 has no name\n  Give every column a name in the header.");
    }

    @Test
    void refusesStatedNamesThatDoNotFitTheRows() throws IOException {
        Path file = Sample.write(folder, "t.csv", "1,2\n3,4\n");

        assertThat(Sample.refusal(folder, TableSource.of(file).withColumnNames(List.of("a", "b", "c"))))
                .contains("DIR/t.csv:1: the row has 2 cells, the header has 3 columns");
    }

    @Test
    void refusesTextInANumericColumn_withLineRowAndValue() throws IOException {
        Path file = Sample.write(folder, "t.csv", "age,b\n31,x\n 5 ,\"two\nlines\"\nabc,y\n9,z\nold,z\n7 8,z\n");

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(Map.of("age", ColumnType.NUMERIC))))
                .isEqualTo("DIR/t.csv:5: row 3, column 'age': 'abc' is not a number;"
                        + " so are 2 more cells of the column\n"
                        + "  Correct it, count it as missing, or declare the column categorical.");
    }

    @Test
    void refusesNaNAndInfinityInNumericColumns_allTogether() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "a,b,c\n1,1,1\n2,NaN,-inf\n3,3,1e999\nInfinity,4,4\n"))
                .isEqualTo("DIR/t.csv:5: row 4, column 'a': 'Infinity' is not a finite number\n"
                        + "  Leave the cell empty where there is no number, or count it as missing.\n"
                        + "DIR/t.csv:3: row 2, column 'b': 'NaN' is not a finite number\n"
                        + "  Leave the cell empty where there is no number, or count it as missing.\n"
                        + "DIR/t.csv:3: row 2, column 'c': '-inf' is not a finite number; so are 1 more cells"
                        + " of the column\n"
                        + "  Leave the cell empty where there is no number, or count it as missing.");
    }

    @Test
    void acceptsNaN_whenItIsDeclaredMissing() throws IOException {
        Path file = Sample.write(folder, "t.csv", "a\n1\nNaN\n");

        assertThat(Sample.cells(TableReader.read(TableSource.of(file).withMissing(List.of("NaN"))), "a"))
                .isEqualTo("1 -");
    }

    @Test
    void refusesTypesOfAbsentColumns_withASuggestion() throws IOException {
        Path file = Sample.write(folder, "t.csv", "income,b\n1,2\n");
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("incone", ColumnType.NUMERIC);

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(types)))
                .isEqualTo("DIR/t.csv: a type is declared for the column 'incone', which the file lacks\n"
                        + "  Did you mean 'income'? Known: b, income.");
    }

    @Test
    void refusesTextThatIsNotUtf8_withTheLine() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.write(file, "a,b\n1,x\n2,café\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Sample.refusal(folder, TableSource.of(file)))
                .isEqualTo("DIR/t.csv:3: the row is not UTF-8 text\n  Save the file in UTF-8 and try again.");
    }

    @Test
    void refusesOpenQuotes_withTheLine() throws IOException {
        String message = "DIR/t.csv:3: a double quote is not closed, or text stands beside a quoted cell\n"
                + "  Close the quote; write a quote inside a quoted cell twice.";

        assertThat(Sample.refusal(folder, "t.csv", "a,b\n1,x\n2,\"y\n3,z\n")).isEqualTo(message);
        assertThat(Sample.refusal(folder, "t.csv", "a,b\n1,x\n2,\"y\"z\n3,z\n")).isEqualTo(message);
    }

    @Test
    void refusesMixedLineEnds() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "a,b\r\n1,2\n3,4\r\n"))
                .isEqualTo("DIR/t.csv: the file cannot be read as CSV\n"
                        + "  Its lines must end in one way only (LF or CRLF) and every quote must be closed.");
    }

    @Test
    void refusesAnUnknownEnding() throws IOException {
        assertThat(Sample.refusal(folder, "t.xlsx", "a\n1\n"))
                .isEqualTo("DIR/t.xlsx: the file's name does not tell its format\n"
                        + "  State the format: csv, json_lines or parquet; or let the name end in .csv, .tsv, .jsonl"
                        + " or .parquet (.gz may follow).");
    }

    @Test
    void readsAnUnknownEnding_whenTheFormatIsStated() throws IOException {
        Path file = Sample.write(folder, "t.export", "a\n1\n");

        assertThat(TableReader.read(TableSource.of(file).withFormat(TableFormat.CSV))
                        .rowCount())
                .isEqualTo(1);
    }
}
