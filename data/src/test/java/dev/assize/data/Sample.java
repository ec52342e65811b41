package dev.assize.data;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assize.core.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small files for tests, and what reading them gives. */
final class Sample {
    private Sample() {}

    static Path write(Path folder, String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    static Path gzip(Path folder, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static Table read(Path folder, String name, String content) throws IOException {
        return TableReader.read(TableSource.of(write(folder, name, content)));
    }

    /** Returns the message of the refusal, with the folder's name taken out so that it can be pinned. */
    static String refusal(Path folder, TableSource source) {
        DataException refused = catchThrowableOfType(DataException.class, () -> TableReader.read(source));
        return refused == null ? "(not refused)" : refused.getMessage().replace(folder.toString(), "DIR");
    }

    static String refusal(Path folder, String name, String content) throws IOException {
        return refusal(folder, TableSource.of(write(folder, name, content)));
    }

    /** Returns all cells of a column as texts, {@code -} where missing, joined by blanks. */
    static String cells(Table table, String column) {
        StringBuilder cells = new StringBuilder();
        for (int row = 0; row < table.rowCount(); row++) {
            cells.append(row == 0 ? "" : " ").append(table.column(column).text(row, "-"));
        }
        return cells.toString();
    }
}
