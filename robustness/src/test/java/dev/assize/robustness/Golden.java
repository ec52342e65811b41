package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assize.core.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Reads the golden files, where the folder with them is present. */
final class Golden {
    private Golden() {}

    /**
     * Returns the files of {@code folder} whose name matches, in alphabetical order; skips the test when there is no
     * folder.
     */
    static List<Path> files(String folder, String pattern) {
        Path directory = Path.of(System.getProperty("assize.reference", "")).resolve(folder);
        Assumptions.assumeTrue(
                Files.isDirectory(directory),
                () -> "no golden values: property assize.reference names no folder with " + folder);
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tensor tensor(JsonNode array) {
        return Tensor.adopt(doubles(array.get("data")), ints(array.get("shape")));
    }

    static double[] doubles(JsonNode list) {
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asDouble();
        }
        return values;
    }

    static int[] ints(JsonNode list) {
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asInt();
        }
        return values;
    }

    /** Compares with 1e-9 absolute plus 1e-8 relative, as the golden files ask for. */
    static void assertClose(String what, double[] actual, double[] expected) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i])
                    .as(what + ", number " + i)
                    .isCloseTo(expected[i], within(1e-9 + 1e-8 * Math.abs(expected[i])));
        }
    }
}
