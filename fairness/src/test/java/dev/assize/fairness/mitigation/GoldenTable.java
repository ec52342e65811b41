package dev.assize.fairness.mitigation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A golden table: named columns of text. */
final class GoldenTable {
    private static final Map<Path, GoldenTable> OPENED = new ConcurrentHashMap<>();

    private final List<String> header;
    private final List<String[]> rows;

    private GoldenTable(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    static GoldenTable read(Path file) {
        return OPENED.computeIfAbsent(file, path -> {
            List<String[]> lines = MitigationReference.lines(path);
            return new GoldenTable(Arrays.asList(lines.get(0)), lines.subList(1, lines.size()));
        });
    }

    GoldenTable first(int count) {
        return new GoldenTable(header, rows.subList(0, Math.min(count, rows.size())));
    }

    int size() {
        return rows.size();
    }

    List<String> texts(String column) {
        int at = header.indexOf(column);
        return rows.stream().map(row -> row[at]).toList();
    }

    double[] numbers(String column) {
        return MitigationReference.numbers(texts(column));
    }

    double[][] numbers(List<String> columns) {
        return columns.stream().map(this::numbers).toArray(double[][]::new);
    }

    int[] wholes(String column) {
        return MitigationReference.wholes(numbers(column));
    }

    Groups groups(List<String> attributes) {
        return Groups.crossing(attributes.stream().map(this::texts).toList());
    }

    /** Groups {@code privileged} and the rest as one group. */
    Groups groups(String attribute, String privileged) {
        return Groups.of(texts(attribute).stream()
                .map(value -> value.equals(privileged) ? "privileged" : "unprivileged")
                .toList());
    }

    /** 1 where the column has that value, else 0. */
    double[] indicator(String column, String value) {
        return texts(column).stream()
                .mapToDouble(text -> text.equals(value) ? 1 : 0)
                .toArray();
    }

    LabelledRows labelled(Groups groups) {
        return LabelledRows.of(groups, wholes("y_true"));
    }
}
