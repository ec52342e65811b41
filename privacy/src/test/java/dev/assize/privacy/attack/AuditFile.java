package dev.assize.privacy.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/** The golden files of audits, by section. */
final class AuditFile {
    private AuditFile() {}

    /** Returns the section with this name of every file whose name starts with {@code audit}. */
    static List<JsonNode> sections(String name) throws IOException {
        Path folder = Path.of(System.getProperty("assize.reference", "../../shared/reference"), "privacy");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no golden values in " + folder);
        List<JsonNode> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("audit.*\\.json"))
                    .sorted()
                    .toList()) {
                JsonNode section = new ObjectMapper().readTree(file.toFile()).path(name);
                if (!section.isMissingNode()) {
                    found.add(section);
                }
            }
        }
        Assumptions.assumeFalse(found.isEmpty(), () -> "no golden values of " + name + " in " + folder);
        return found;
    }

    static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    static double[][] rows(JsonNode lists) {
        return StreamSupport.stream(lists.spliterator(), false)
                .map(AuditFile::numbers)
                .toArray(double[][]::new);
    }

    static boolean[] flags(JsonNode list) {
        boolean[] flags = new boolean[list.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = list.get(i).asInt() == 1;
        }
        return flags;
    }

    static boolean[][] flagRows(JsonNode lists) {
        return StreamSupport.stream(lists.spliterator(), false)
                .map(AuditFile::flags)
                .toArray(boolean[][]::new);
    }

    /** Splits the scores of an attack by the true membership. */
    static CanaryScores byMembership(double[] scores, boolean[] in) {
        return CanaryScores.of(chosen(scores, in, true), chosen(scores, in, false));
    }

    private static double[] chosen(double[] scores, boolean[] in, boolean side) {
        return IntStream.range(0, scores.length)
                .filter(i -> in[i] == side)
                .mapToDouble(i -> scores[i])
                .toArray();
    }
}
