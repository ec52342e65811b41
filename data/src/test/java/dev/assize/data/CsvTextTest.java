package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTextTest {
    @TempDir
    Path folder;

    private List<CsvText.Line> lines(String content) throws IOException {
        List<CsvText.Line> lines = new ArrayList<>();
        try (CsvText text = CsvText.open(Sample.write(folder, "t.csv", content), Optional.of(','))) {
            Optional<CsvText.Line> line = text.next();
            while (line.isPresent()) {
                lines.add(line.get());
                line = text.next();
            }
        }
        return lines;
    }

    @Test
    void givesCellsAndTheLineWhereARecordBegins() throws IOException {
        assertThat(lines("a,b\r\n\"1\r\n2\",\"x,\"\"y\"\"\"\r\n3,\r\n"))
                .containsExactly(
                        new CsvText.Line(List.of("a", "b"), 1),
                        new CsvText.Line(List.of("1\r\n2", "x,\"y\""), 2),
                        new CsvText.Line(List.of("3", ""), 4));
    }

    @Test
    void countsAllKindsOfLineEnds() throws IOException {
        assertThat(lines("a\rb\nc\r\nd")).extracting(CsvText.Line::line).containsExactly(1, 2, 3, 4);
    }

    @Test
    void knowsBlankLines() throws IOException {
        assertThat(lines("\n  \na\n")).extracting(CsvText.Line::isBlank).containsExactly(true, true, false);
    }

    @Test
    void endsWithTheText_whenAQuoteIsNotClosed() throws IOException {
        assertThat(lines("\"a\nb")).containsExactly(new CsvText.Line(List.of("a\nb"), 1));
    }

    @Test
    void hasNoRecord_whenTheFileIsEmpty() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("\uFEFF")).isEmpty();
    }
}
