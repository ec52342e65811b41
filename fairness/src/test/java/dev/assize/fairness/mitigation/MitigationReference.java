package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The golden entries of mitigation methods and the tables that they were computed from. */
final class MitigationReference {
    private static final double TOLERANCE = 1e-6;

    private MitigationReference() {}

    /**
     * One entry and its tables.
     *
     * @param name file and number of the entry
     * @param file the whole file
     * @param entry the entry
     * @param folder where the tables lie
     */
    record Entry(String name, JsonNode file, JsonNode entry, Path folder) {
        GoldenTable train() {
            return GoldenTable.read(folder.resolve(file.get("train").asText()));
        }

        GoldenTable test() {
            return GoldenTable.read(folder.resolve(file.get("predictions").asText()));
        }

        /** Returns the rows that the peer was fitted on: "first N rows of the train file", or all of it. */
        GoldenTable fittedOn() {
            String on = entry.path("fit_on").asText();
            GoldenTable train = train();
            return on.startsWith("first ") ? train.first(Integer.parseInt(on.split(" ", -1)[1])) : train;
        }

        List<String> attributes() {
            return texts(entry.get("attributes"));
        }

        List<String> features() {
            return texts(entry.get("features"));
        }

        String privileged() {
            return entry.get("privileged").get(attributes().get(0)).asText();
        }

        JsonNode result() {
            return entry.get("result");
        }

        void assertClose(String what, double ours, double theirs) {
            double scale = Math.max(1, Math.abs(theirs));
            double tolerance = entry.path("tolerance").asDouble(TOLERANCE);
            assertThat(ours).as(name + " " + what).isCloseTo(theirs, within(tolerance * scale));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Returns the methods that any file has. */
    static List<String> methods() {
        return entries(name -> true).stream()
                .map(each -> each.entry().get("method").asText())
                .distinct()
                .toList();
    }

    /** Returns the entries of the given methods in every file; skips the test when there are no files. */
    static List<Entry> entries(Set<String> methods) {
        return entries(methods::contains);
    }

    private static List<Entry> entries(Predicate<String> wanted) {
        Path folder = Path.of(System.getProperty("assize.reference", "../../shared/reference"), "fairness");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no golden values in " + folder);
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(each -> each.toString().endsWith("-mitigation.json"))
                    .sorted()
                    .toList()) {
                JsonNode file = new ObjectMapper().readTree(path.toFile());
                JsonNode all = file.get("entries");
                for (int i = 0; i < all.size(); i++) {
                    if (wanted.test(all.get(i).get("method").asText())) {
                        String name = path.getFileName() + " entry " + i + " "
                                + all.get(i).get("method").asText();
                        entries.add(new Entry(name, file, all.get(i), folder));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Returns the lines of a table, header first, cells divided. */
    static List<String[]> lines(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(List<String> texts) {
        return texts.stream().mapToDouble(Double::parseDouble).toArray();
    }

    static int[] wholes(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    }
}
