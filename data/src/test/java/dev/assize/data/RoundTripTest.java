package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.ColumnType;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a table holds, writing and reading gives it back; 20 draws. */
class RoundTripTest {
    private static final List<String> NASTY = List.of(
            "plain",
            "with, comma",
            "with \"quote\"",
            "two\nlines",
            "two\r\nlines",
            "semi;colon",
            "tab\there",
            "'",
            "''",
            "%s ${x} {{y}}",
            "=1+1",
            "NaN",
            "007",
            "ä€😀",
            "\\n",
            "--",
            "(missing)");

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    private static Table random(SplittableRandom random) {
        int rows = 1 + random.nextInt(60);
        List<String> texts = new ArrayList<>();
        double[] numbers = new double[rows];
        for (int row = 0; row < rows; row++) {
            texts.add(random.nextInt(6) == 0 ? null : NASTY.get(random.nextInt(NASTY.size())));
            numbers[row] = random.nextInt(6) == 0
                    ? Double.NaN
                    : random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-9, 9));
        }
        return Table.of(
                List.of(CategoricalColumn.ofTexts("text, \"odd\"", texts), NumericColumn.of("number", numbers)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesTheTableBack(int seed) {
        Table table = random(new SplittableRandom(seed));
        Path file = folder.resolve("t.csv");
        TableWriter.csv(table, file);

        Table back = TableReader.read(TableSource.of(file)
                .withTypes(Map.of("text, \"odd\"", ColumnType.CATEGORICAL, "number", ColumnType.NUMERIC)));

        assertThat(back.rowCount()).isEqualTo(table.rowCount());
        for (String column : table.schema().names()) {
            for (int row = 0; row < table.rowCount(); row++) {
                assertThat(back.column(column).text(row, "-"))
                        .isEqualTo(table.column(column).text(row, "-"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writesTheSameBytesAgain(int seed) throws IOException {
        Table table = random(new SplittableRandom(seed));
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");

        TableWriter.csv(table, first);
        TableWriter.csv(table, second);

        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    }
}
