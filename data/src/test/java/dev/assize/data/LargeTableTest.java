package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenth of the stated size, so that the build stays quick; the time for the whole is measured by hand. */
class LargeTableTest {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 20;

    @TempDir
    Path folder;

    @Test
    void keepsEveryCell_whenManyChunksAndThreadsTakePart() throws IOException {
        Path file = folder.resolve("large.csv");
        double sum = 0;
        long hits = 0;
        SplittableRandom random = new SplittableRandom(5);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int column = 0; column < COLUMNS; column++) {
                out.append(column == 0 ? "" : ",").append("c" + column);
            }
            out.append('\n');
            for (int row = 0; row < ROWS; row++) {
                out.append(Integer.toString(row));
                for (int column = 1; column < COLUMNS; column++) {
                    int value = random.nextInt(1000);
                    sum += column == 3 ? value : 0;
                    hits += column == 15 && value == 7 ? 1 : 0;
                    out.append(',').append(column < 12 ? Integer.toString(value) : "level" + value);
                }
                out.append('\n');
            }
        }

        Table table = TableReader.read(TableSource.of(file));

        NumericColumn order = table.numeric("c0");
        for (int row = 0; row < ROWS; row++) {
            assertThat(order.valueOr(row, -1) == row).isTrue();
        }
        NumericColumn third = table.numeric("c3");
        double found = 0;
        for (int row = 0; row < ROWS; row++) {
            found += third.valueOr(row, 0);
        }
        CategoricalColumn levels = table.categorical("c15");
        assertThat(found).isCloseTo(sum, within(1e-6));
        assertThat(levels.counts()[levels.codeOf("level7")]).isEqualTo(hits);
        assertThat(levels.dictionary()).hasSize(1000);
    }
}
