package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.ColumnType;
import dev.assize.core.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-1.5,-1.5",
        "+5,5",
        ".5,0.5",
        "1.,1",
        "1e3,1000",
        "1E-3,0.001",
        "0.221000003814697,0.221000003814697",
        "123456789012,123456789012"
    })
    void takesDecimalsForNumbers(String cell, double value) throws IOException {
        Table table = Sample.read(folder, "t.csv", "x,y\n" + cell + ",a\n1,b\n");

        assertThat(table.numeric("x").valueOr(0, Double.MAX_VALUE)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x10", "12 %", "$5", "1-2", "2020-01-31", "true", "1.2.3", "１２", "007", "00"})
    void takesEverythingElseForText(String cell) throws IOException {
        Table table = Sample.read(folder, "t.csv", "x,y\n" + cell + ",a\n1,b\n");

        assertThat(table.column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(table.column("x").text(0, "")).isEqualTo(cell);
    }

    @Test
    void seesTextBehindTheFirstRows() throws IOException {
        Table table = Sample.read(folder, "t.csv", "x,y\n" + "1,2\n".repeat(3000) + "one,2\n");

        assertThat(table.column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(table.column("y").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void seesTextInTheFirstRowsOfADeclaredColumn() throws IOException {
        Path file = Sample.write(folder, "t.csv", "x,y\none,2\n" + "1,2\n".repeat(10));

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(Map.of("x", ColumnType.NUMERIC))))
                .startsWith("DIR/t.csv:2: row 1, column 'x': 'one' is not a number\n");
    }

    @Test
    void reportsTextAndInfinityOfOneColumnTogether() throws IOException {
        Path file = Sample.write(folder, "t.csv", "x,y\n1,2\ninf,2\none,2\n");

        assertThat(Sample.refusal(folder, TableSource.of(file).withTypes(Map.of("x", ColumnType.NUMERIC))))
                .isEqualTo("DIR/t.csv:4: row 3, column 'x': 'one' is not a number\n"
                        + "  Correct it, count it as missing, or declare the column categorical.\n"
                        + "DIR/t.csv:3: row 2, column 'x': 'inf' is not a finite number\n"
                        + "  Leave the cell empty where there is no number, or count it as missing.");
    }

    @Test
    void countsDataRowsAndFileLinesApart_whenCellsSpanLines() throws IOException {
        assertThat(Sample.refusal(folder, "t.csv", "x,y\n\"a\nb\",1\n\n\"c\n\n\",inf\nd,1\n"))
                .startsWith("DIR/t.csv:5: row 2, column 'y': 'inf' is not a finite number\n");
    }
}
