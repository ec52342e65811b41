package dev.assize.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The golden files of privacy: every file whose name fits a pattern, and every point in it. */
public final class GoldenFiles {
    private GoldenFiles() {}

    /** Returns the items of the lists with this name in every file whose name fits the pattern. */
    public static List<JsonNode> points(String pattern, String list) throws IOException {
        Path folder = Path.of(System.getProperty("assize.reference", "../../shared/reference"), "privacy");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no golden values in " + folder);
        List<JsonNode> points = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList()) {
                new ObjectMapper().readTree(file.toFile()).path(list).forEach(points::add);
            }
        }
        Assumptions.assumeFalse(points.isEmpty(), () -> "no golden values " + pattern + " in " + folder);
        return points;
    }
}
