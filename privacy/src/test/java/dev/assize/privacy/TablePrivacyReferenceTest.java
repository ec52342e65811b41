package dev.assize.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table of the golden files of table risk: k, class counts and sizes, records to suppress, average risk. */
class TablePrivacyReferenceTest {
    static List<JsonNode> tables() throws IOException {
        Path folder = Path.of(System.getProperty("assize.reference", "../../shared/reference"), "privacy");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no golden values in " + folder);
        List<JsonNode> tables = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("tabular_.*\\.json"))
                    .sorted()
                    .toList()) {
                JsonNode json = new ObjectMapper().readTree(file.toFile());
                json.get("tables")
                        .forEach(table -> tables.add(((com.fasterxml.jackson.databind.node.ObjectNode) table)
                                .put(
                                        "file",
                                        file.resolveSibling(json.get("meta")
                                                        .get("subset")
                                                        .asText())
                                                .toString())));
            }
        }
        return tables;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void agreesOnEveryCount(JsonNode golden) throws IOException {
        Table table = generalized(golden);
        int drop = golden.get("dropped_classes_below").asInt();
        EquivalenceClasses all = EquivalenceClasses.of(table, names(golden));

        var kept = new TreeMap<>(all.classesBySize().tailMap(drop));
        int records = kept.entrySet().stream()
                .mapToInt(e -> e.getKey() * e.getValue())
                .sum();
        int classes = kept.values().stream().mapToInt(Integer::intValue).sum();

        assertThat(records).isEqualTo(golden.get("records").asInt());
        assertThat(classes).isEqualTo(golden.get("classes").asInt());
        assertThat(kept.firstKey()).isEqualTo(golden.get("k").asInt());
        assertThat(kept.lastKey()).isEqualTo(golden.get("largest_class").asInt());
        golden.get("class_size_histogram")
                .properties()
                .forEach(size -> assertThat(kept.getOrDefault(Integer.parseInt(size.getKey()), 0))
                        .isEqualTo(size.getValue().asInt()));
        if (drop == 0) {
            golden.get("suppress_for_k")
                    .properties()
                    .forEach(k -> assertThat(all.recordsInClassesSmallerThan(Integer.parseInt(k.getKey())))
                            .isEqualTo(k.getValue().asInt()));
            assertThat(all.averageRisk().toDouble())
                    .isCloseTo(golden.get("prosecutor").get("average").asDouble(), within(1e-12));
        }
    }

    private static List<String> names(JsonNode golden) {
        List<String> names = new ArrayList<>();
        golden.get("rules").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Table generalized(JsonNode golden) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(golden.get("file").asText()));
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        List<String[]> rows =
                lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
        List<CategoricalColumn> columns = new ArrayList<>();
        for (String name : names(golden)) {
            int at = header.indexOf(name);
            String rule = golden.get("rules").get(name).asText();
            columns.add(CategoricalColumn.ofTexts(
                    name, rows.stream().map(row -> generalize(rule, row[at])).toList()));
        }
        return Table.of(columns);
    }

    private static String generalize(String rule, String value) {
        if (rule.startsWith("band")) {
            int width = Integer.parseInt(rule.substring("band".length()));
            return String.format(Locale.ROOT, "%d", Math.floorDiv(Integer.parseInt(value), width));
        }
        return switch (rule) {
            case "as is" -> value;
            case "all" -> "*";
            case "edu4" -> EDUCATION.getOrDefault(value, "No-HS");
            case "married2" -> value.startsWith("Married") ? "Married" : "Not-married";
            case "us2" -> value.equals("United-States") ? value : "other";
            default -> throw new AssertionError("unknown rule '" + rule + "' of the golden file");
        };
    }

    private static final Map<String, String> EDUCATION = Map.of(
            "HS-grad", "HS",
            "Some-college", "HS",
            "Assoc-acdm", "Assoc",
            "Assoc-voc", "Assoc",
            "Bachelors", "Degree",
            "Masters", "Degree",
            "Prof-school", "Degree",
            "Doctorate", "Degree");
}
