package dev.assize.cli.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which module may use which modules and third parties. The same table stands in {@code docs/architecture.md}. */
public final class ModuleTable {
    /**
     * One row of the table.
     *
     * @param modules names of the modules it may use
     * @param thirdParties names of the third parties it may use, keys of {@link #PACKAGES}
     */
    public record Row(List<String> modules, List<String> thirdParties) {}

    /** The packages of each third party. */
    public static final Map<String, List<String>> PACKAGES = Map.of(
            "commons-math3", List.of("org.apache.commons.math3"),
            "DuckDB", List.of("org.duckdb"),
            "Jackson", List.of("com.fasterxml.jackson"),
            "JDK Vector API", List.of("jdk.incubator.vector"),
            "DL4J", List.of("org.deeplearning4j"),
            "ND4J", List.of("org.nd4j", "org.bytedeco"),
            "snakeyaml-engine", List.of("org.snakeyaml.engine"),
            "FreeMarker", List.of("freemarker"),
            "Apache POI", List.of("org.apache.poi", "org.openxmlformats", "org.apache.xmlbeans"),
            "picocli", List.of("picocli"));

    private ModuleTable() {}

    /** Returns the rows by module, in the order of the build. */
    public static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put("core", row("", ""));
        rows.put("statistics", row("core", "commons-math3"));
        rows.put("data", row("core", "DuckDB, Jackson"));
        rows.put("vector", row("", "JDK Vector API"));
        rows.put("engine", row("core, vector", "DL4J, ND4J"));
        rows.put("privacy", row("core, statistics", "commons-math3, Jackson"));
        rows.put("training", row("core, statistics, data, engine, privacy", "DL4J, ND4J, Jackson"));
        rows.put("fairness", row("core, statistics", "commons-math3, Jackson"));
        rows.put("explain", row("core, statistics, engine", "commons-math3"));
        rows.put("robustness", row("core, statistics, engine", "commons-math3"));
        rows.put("policies", row("core, statistics", "Jackson, snakeyaml-engine"));
        rows.put("reports", row("core, policies", "Jackson, FreeMarker, Apache POI"));
        rows.put("audit", new Row(List.copyOf(rows.keySet()), List.of()));
        rows.put("cli", new Row(List.copyOf(rows.keySet()), List.of("picocli")));
        return rows;
    }

    /** Reads the table with the heading {@code | module | holds | may use | third parties |} from a page. */
    public static Map<String, Row> read(Path page) throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(page, StandardCharsets.UTF_8);
        int heading = lines.indexOf("| module | holds | may use | third parties |");
        if (heading < 0) {
            throw new IllegalArgumentException(page + " has no table '| module | holds | may use | third parties |'");
        }
        for (String line : lines.subList(heading + 2, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            String[] cells = line.substring(1).replace("`", "").split("\\|");
            rows.put(cells[0].strip(), row(cells[2].strip(), cells[3].strip()));
        }
        return rows;
    }

    private static Row row(String modules, String thirdParties) {
        return new Row(names(modules), names(thirdParties));
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        Arrays.stream(cell.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("-"))
                .forEach(names::add);
        return List.copyOf(names);
    }
}
