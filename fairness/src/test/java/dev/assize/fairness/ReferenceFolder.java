package dev.assize.fairness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The folder of golden values, named by the system property {@code assize.reference}. */
final class ReferenceFolder {
    private ReferenceFolder() {}

    /** Returns the files whose name ends like that, in order; skips the test when the folder is absent. */
    static List<Path> files(String suffix) {
        Path folder = Path.of(System.getProperty("assize.reference", "../../shared/reference"), "fairness");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no golden values in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
