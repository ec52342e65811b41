package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ColumnType;
import dev.assize.core.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
    @TempDir
    Path folder;

    @Test
    void infersTypesOverTheWholeFile() throws IOException {
        StringBuilder text = new StringBuilder("number,late_text\n");
        for (int row = 0; row < 5000; row++) {
            text.append(row).append(',').append(row).append('\n');
        }
        text.append("1.5e3,five\n");

        Table table = Sample.read(folder, "t.csv", text.toString());

        assertThat(table.rowCount()).isEqualTo(5001);
        assertThat(table.column("number").type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(table.column("late_text").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(table.numeric("number").valueOr(5000, 0)).isEqualTo(1500);
    }

    @Test
    void keepsRowsInFileOrderAndCategoriesInCodePointOrder() throws IOException {
        Table table = Sample.read(folder, "t.csv", "x,y\nb,3\na,1\nC,2\nä,0\nb,9\n");

        assertThat(Sample.cells(table, "x")).isEqualTo("b a C ä b");
        assertThat(table.categorical("x").dictionary()).containsExactly("C", "a", "b", "ä");
        assertThat(Sample.cells(table, "y")).isEqualTo("3 1 2 0 9");
    }

    @Test
    void keepsMissingCellsMissing() throws IOException {
        Table table = Sample.read(folder, "t.csv", "n,c\n1,x\n,\n?,NA\nNA, ? \n2,\"\"\n");

        assertThat(Sample.cells(table, "n")).isEqualTo("1 - - - 2");
        assertThat(Sample.cells(table, "c")).isEqualTo("x - - - -");
        assertThat(table.column("n").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void countsOnlyStatedTokensAsMissing_whenTokensAreStated() throws IOException {
        Path file = Sample.write(folder, "t.csv", "c,n\nNA,-9\n?,1\n,2\nO'Neil,3\n");

        Table table = TableReader.read(TableSource.of(file).withMissing(List.of("-9", "O'Neil")));

        assertThat(Sample.cells(table, "c")).isEqualTo("NA ? - -");
        assertThat(Sample.cells(table, "n")).isEqualTo("- 1 2 3");
    }

    @Test
    void readsQuotedCells() throws IOException {
        Table table =
                Sample.read(folder, "t.csv", "a,b\n\"x, y\",\"he said \"\"no\"\"\"\n\"two\nlines\",\" padded \"\n");

        assertThat(table.column("a").text(0, "")).isEqualTo("x, y");
        assertThat(table.column("b").text(0, "")).isEqualTo("he said \"no\"");
        assertThat(table.column("a").text(1, "")).isEqualTo("two\nlines");
        assertThat(table.column("b").text(1, "")).isEqualTo("padded");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void tellsTheSeparatorFromTheHeader(String separator) throws IOException {
        String text = "a,b,c\n1,x y,3\n".replace(",", separator);

        Table table = Sample.read(folder, "t.csv", text);

        assertThat(table.schema().names()).containsExactly("a", "b", "c");
        assertThat(Sample.cells(table, "b")).isEqualTo("x y");
    }

    @Test
    void usesTheStatedSeparator_whenTheHeaderWouldTellAnotherOne() throws IOException {
        Path file = Sample.write(folder, "t.csv", "a,b;c,d\n1,2;3,4\n");

        Table table = TableReader.read(TableSource.of(file).withSeparator(';'));

        assertThat(table.schema().names()).containsExactly("a,b", "c,d");
        assertThat(Sample.cells(table, "a,b")).isEqualTo("1,2");
    }

    @ParameterizedTest
    @CsvSource({"'\\n'", "'\\r\\n'", "'\\r'"})
    void readsAllLineEnds(String escaped) throws IOException {
        String end = escaped.replace("\\n", "\n").replace("\\r", "\r");

        Table table = Sample.read(folder, "t.csv", "a,b" + end + "1,x" + end + "2,y" + end);

        assertThat(Sample.cells(table, "a")).isEqualTo("1 2");
        assertThat(Sample.cells(table, "b")).isEqualTo("x y");
    }

    @Test
    void readsTheLastLine_whenItHasNoEnd() throws IOException {
        assertThat(Sample.cells(Sample.read(folder, "t.csv", "a,b\n1,x\n2,y"), "b"))
                .isEqualTo("x y");
    }

    @Test
    void dropsTheByteOrderMark() throws IOException {
        Table table = Sample.read(folder, "t.csv", "\uFEFFa,b\n1,2\n");

        assertThat(table.schema().names()).containsExactly("a", "b");
    }

    @Test
    void passesOverBlankLines_whenThereAreSeveralColumns() throws IOException {
        Table table = Sample.read(folder, "t.csv", "\n\na,b\n1,x\n\n2,y\n\n");

        assertThat(table.schema().names()).containsExactly("a", "b");
        assertThat(Sample.cells(table, "a")).isEqualTo("1 2");
    }

    @Test
    void readsGzip() throws IOException {
        Path file = Sample.gzip(folder, "t.csv.gz", "a,b\n1,x\n");

        Table table = TableReader.read(TableSource.of(file));

        assertThat(Sample.cells(table, "b")).isEqualTo("x");
    }

    @Test
    void namesColumns_whenTheFileHasNoHeader() throws IOException {
        Path file = Sample.write(folder, "t.data", "1 x\n2 y\n");

        Table table =
                TableReader.read(TableSource.of(file).withSeparator(' ').withColumnNames(List.of("number", "letter")));

        assertThat(Sample.cells(table, "number")).isEqualTo("1 2");
        assertThat(Sample.cells(table, "letter")).isEqualTo("x y");
    }

    @Test
    void takesCodesWithLeadingZerosForCategories() throws IOException {
        Table table = Sample.read(folder, "t.csv", "zip,rate\n02139,0.5\n10001,0\n");

        assertThat(Sample.cells(table, "zip")).isEqualTo("02139 10001");
        assertThat(table.column("rate").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void holdsDeclaredTypes() throws IOException {
        Path file = Sample.write(folder, "t.csv", "code,zip\n1,02139\n2,10001\n");

        Table table = TableReader.read(
                TableSource.of(file).withTypes(Map.of("code", ColumnType.CATEGORICAL, "zip", ColumnType.NUMERIC)));

        assertThat(table.categorical("code").dictionary()).containsExactly("1", "2");
        assertThat(table.numeric("zip").valueOr(0, 0)).isEqualTo(2139);
    }

    @Test
    void readsWordsLikeInfinityAsText_whenTheColumnHoldsOtherWords() throws IOException {
        Table table = Sample.read(folder, "t.csv", "brand\ninf\nnan\nacme\n");

        assertThat(Sample.cells(table, "brand")).isEqualTo("inf nan acme");
    }

    @Test
    void hasNoCategories_whenAColumnIsMissingThroughout() throws IOException {
        Table table = Sample.read(folder, "t.csv", "a,b\n1,\n2,?\n");

        assertThat(table.categorical("b").dictionary()).isEmpty();
        assertThat(table.column("b").missingCount()).isEqualTo(2);
    }

    @Test
    void keepsNamesAndTextsThatLookLikeQueries() throws IOException {
        String name = "x'); DROP TABLE raw; --";

        Table table = Sample.read(folder, "it's \"odd\".csv", "\"" + name + "\",b\n'; SELECT 1,2\n");

        assertThat(table.schema().names()).containsExactly(name, "b");
        assertThat(Sample.cells(table, name)).isEqualTo("'; SELECT 1");
    }

    @Test
    void givesTheSameTable_whenTheLocaleIsTurkish() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Table table = Sample.read(folder, "T.CSV", "ID,price\nI,1.5\ni,2\n");
            assertThat(Sample.cells(table, "price")).isEqualTo("1.5 2");
            assertThat(table.categorical("ID").dictionary()).containsExactly("I", "i");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void leavesNoTemporaryFiles() throws IOException {
        Path file = Sample.gzip(folder, "t.csv.gz", "a,b\n1,x\n");
        Path ragged = Sample.gzip(folder, "u.csv.gz", "a,b\n1\n");

        TableReader.read(TableSource.of(file));
        assertThat(Sample.refusal(folder, TableSource.of(ragged))).contains("the row has 1 cells");

        assertThat(foldersOfThisProcess()).isEmpty();
    }

    private static List<Path> foldersOfThisProcess() throws IOException {
        String mine = "assize-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(mine))
                    .toList();
        }
    }
}
