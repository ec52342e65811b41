package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriterTest {
    private static final Table TABLE = Table.of(List.of(
            CategoricalColumn.ofTexts("a,b", Arrays.asList("x \"y\"", null, "two\nlines", "é")),
            NumericColumn.of("n", 1, 0.1, Double.NaN, -2e-7)));

    @TempDir
    Path folder;

    @Test
    void writesQuotesOnlyWhereNeeded() throws IOException {
        Path file = folder.resolve("t.csv");

        TableWriter.csv(TABLE, file);

        assertThat(Files.readString(file)).isEqualTo("\"a,b\",n\n\"x \"\"y\"\"\",1\n,0.1\n\"two\nlines\",\né,-2e-7\n");
    }

    @Test
    void isReadBackAsTheSameTable() {
        Path file = folder.resolve("t.csv");

        TableWriter.csv(TABLE, file);
        Table back = TableReader.read(TableSource.of(file));

        assertThat(back.schema()).isEqualTo(TABLE.schema());
        for (String column : List.of("a,b", "n")) {
            assertThat(Sample.cells(back, column)).isEqualTo(Sample.cells(TABLE, column));
        }
    }

    @Test
    void failsWithTheFile_whenItCannotBeWritten() {
        Path file = folder.resolve("none").resolve("t.csv");

        assertThatThrownBy(() -> TableWriter.csv(TABLE, file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write the table to " + file + "; check that the folder exists and is writable");
    }
}
