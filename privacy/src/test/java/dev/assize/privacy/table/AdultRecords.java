package dev.assize.privacy.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The records of the golden files of table risk, and the rules that make them coarser. */
final class AdultRecords {
    private static final Set<String> NUMBERS = Set.of("row", "age", "education-num", "hours-per-week");
    private static final Map<String, String> EDUCATION = Map.of(
            "HS-grad", "HS",
            "Some-college", "HS",
            "Assoc-acdm", "Assoc",
            "Assoc-voc", "Assoc",
            "Bachelors", "Degree",
            "Masters", "Degree",
            "Prof-school", "Degree",
            "Doctorate", "Degree");

    private AdultRecords() {}

    static Path folder() {
        Path folder = Path.of(System.getProperty("assize.reference", "../../shared/reference"), "privacy");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no golden values in " + folder);
        return folder;
    }

    static Table sample() throws IOException {
        return read(folder().resolve("adult_5000.csv"));
    }

    static Table population() throws IOException {
        Path file = Path.of(System.getProperty("assize.data", "../../shared/data"), "adult", "adult.csv.gz");
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> "no population in " + file);
        return read(file);
    }

    static Map<String, Generalization> rules(JsonNode golden) {
        Map<String, Generalization> rules = new LinkedHashMap<>();
        golden.get("rules")
                .properties()
                .forEach(rule -> rules.put(rule.getKey(), rule(rule.getValue().asText())));
        return rules;
    }

    private static Generalization rule(String name) {
        if (name.startsWith("band")) {
            return Generalization.bands(Integer.parseInt(name.substring("band".length())));
        }
        return switch (name) {
            case "as is" -> column -> column;
            case "all" -> Generalization.suppressed();
            case "edu4" -> Generalization.groups(EDUCATION, "No-HS");
            case "married2" -> Generalization.texts(text -> text.startsWith("Married") ? "Married" : "Not-married");
            case "us2" -> Generalization.groups(Map.of("United-States", "United-States"), "other");
            default -> throw new AssertionError("unknown rule '" + name + "' of the golden file");
        };
    }

    private static Table read(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> rows.add(line.split(",", -1)));
        }
        String[] header = rows.remove(0);
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < header.length; c++) {
            int at = c;
            List<String> cells = rows.stream().map(row -> row[at]).toList();
            columns.add(
                    NUMBERS.contains(header[c])
                            ? numbers(header[c], cells)
                            : CategoricalColumn.ofTexts(header[c], cells));
        }
        return Table.of(columns);
    }

    private static Column numbers(String name, List<String> cells) {
        return NumericColumn.of(
                name,
                Arrays.stream(cells.toArray(String[]::new))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }
}
