package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ColumnType;
import dev.assize.core.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir
    Path folder;

    @Test
    void readsObjects_withColumnsInOrderOfFirstAppearance() throws IOException {
        Table table =
                Sample.read(folder, "t.jsonl", "{\"b\": 1.5, \"a\": \"x\"}\n{\"a\": \"y\", \"c\": true, \"b\": 2}\n");

        assertThat(table.schema().names()).containsExactly("b", "a", "c");
        assertThat(Sample.cells(table, "b")).isEqualTo("1.5 2");
        assertThat(Sample.cells(table, "a")).isEqualTo("x y");
        assertThat(Sample.cells(table, "c")).isEqualTo("- true");
        assertThat(table.column("b").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void takesNullAbsentAndEmptyForMissing() throws IOException {
        Table table = Sample.read(folder, "t.ndjson", "{\"a\": null, \"b\": \"\"}\n{\"b\": \"?\"}\n{\"a\": 3}\n");

        assertThat(Sample.cells(table, "a")).isEqualTo("- - 3");
        assertThat(Sample.cells(table, "b")).isEqualTo("- - -");
    }

    @Test
    void readsKeysWithSpecialCharacters() throws IOException {
        Table table = Sample.read(folder, "t.jsonl", "{\"a/b~c\": 1, \"it's\": 2, \"x\\\"y\": 3, \"$.a[0]\": 4}\n");

        assertThat(table.schema().names()).containsExactly("a/b~c", "it's", "x\"y", "$.a[0]");
        assertThat(Sample.cells(table, "a/b~c")).isEqualTo("1");
        assertThat(Sample.cells(table, "x\"y")).isEqualTo("3");
        assertThat(Sample.cells(table, "$.a[0]")).isEqualTo("4");
    }

    @Test
    void passesOverBlankLinesAndReadsGzip() throws IOException {
        Path file = Sample.gzip(folder, "t.jsonl.gz", "{\"a\": 1}\r\n\r\n{\"a\": 2}\r\n\r\n");

        assertThat(Sample.cells(TableReader.read(TableSource.of(file)), "a")).isEqualTo("1 2");
    }

    @Test
    void refusesLinesThatAreNoObjects_allTogether() throws IOException {
        assertThat(Sample.refusal(folder, "t.jsonl", "{\"a\": 1}\n{\"a\": \nnot json\n"))
                .isEqualTo("DIR/t.jsonl:2: the line is not JSON\n"
                        + "  Write one complete JSON object on each line.\n"
                        + "DIR/t.jsonl:3: the line is not JSON\n"
                        + "  Write one complete JSON object on each line.");
        assertThat(Sample.refusal(folder, "t.jsonl", "[1]\n{\"a\": 1}\n5\n"))
                .isEqualTo("DIR/t.jsonl:1: the line is not a JSON object\n"
                        + "  Write {\"column\": value, ...}.\n"
                        + "DIR/t.jsonl:3: the line is not a JSON object\n"
                        + "  Write {\"column\": value, ...}.");
    }

    @Test
    void refusesNestedValues() throws IOException {
        assertThat(Sample.refusal(folder, "t.jsonl", "{\"a\": 1}\n{\"a\": [1]}\n{\"b\": {\"c\": 1}}\n"))
                .isEqualTo("DIR/t.jsonl:2: the object holds another object or an array\n"
                        + "  Write one text, number, true, false or null for each key.\n"
                        + "DIR/t.jsonl:3: the object holds another object or an array\n"
                        + "  Write one text, number, true, false or null for each key.");
    }

    @Test
    void refusesAKeyTwice() throws IOException {
        assertThat(Sample.refusal(folder, "t.jsonl", "{\"a\": 1, \"a\": 2}\n"))
                .isEqualTo("DIR/t.jsonl:1: the object has a key twice\n  Leave every key once in each object.");
    }

    @Test
    void refusesObjectsWithoutKeys() throws IOException {
        assertThat(Sample.refusal(folder, "t.jsonl", "{}\n{}\n"))
                .isEqualTo("DIR/t.jsonl: no object has a key\n  Write {\"column\": value, ...}.");
    }

    @Test
    void refusesTextInANumericColumn_withTheLineInTheFile() throws IOException {
        Path file = Sample.write(folder, "t.jsonl", "{\"a\": 1}\n\n{\"a\": \"x\"}\n");

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(Map.of("a", ColumnType.NUMERIC))))
                .isEqualTo("DIR/t.jsonl:3: row 2, column 'a': 'x' is not a number\n"
                        + "  Correct it, count it as missing, or declare the column categorical.");
    }

    @Test
    void refusesNumbersBeyondDoubles() throws IOException {
        assertThat(Sample.refusal(folder, "t.jsonl", "{\"a\": 1}\n{\"a\": 1e5000}\n"))
                .isEqualTo("DIR/t.jsonl:2: row 2, column 'a': '1e5000' is not a finite number\n"
                        + "  Leave the cell empty where there is no number, or count it as missing.");
    }
}
