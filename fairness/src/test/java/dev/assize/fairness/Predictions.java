package dev.assize.fairness;

import dev.assize.core.Tally;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A golden prediction table: comma separated, no quoting, perhaps compressed. */
final class Predictions {
    private final List<String> header;
    private final List<String[]> rows;

    private Predictions(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    static Predictions read(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            return new Predictions(
                    header, lines.lines().map(line -> line.split(",", -1)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts by {@code attributes}; {@code favorable} "1" keeps classes as they are, "0" swaps them. */
    Tally tally(List<String> attributes, String favorable, String decisionColumn) {
        int truthAt = header.indexOf("y_true");
        int decisionAt = header.indexOf(decisionColumn);
        List<Integer> columns = attributes.stream().map(header::indexOf).toList();
        Map<List<Object>, Long> counts = new LinkedHashMap<>();
        for (String[] row : rows) {
            List<Object> key = new ArrayList<>();
            columns.forEach(column -> key.add(row[column]));
            key.add(row[truthAt].equals(favorable) ? 1 : 0);
            key.add(row[decisionAt].equals(favorable) ? 1 : 0);
            counts.merge(key, 1L, Long::sum);
        }
        List<Tally.Cell> cells = new ArrayList<>();
        int size = attributes.size();
        counts.forEach((key, people) -> cells.add(new Tally.Cell(
                key.subList(0, size).stream().map(String.class::cast).toList(),
                (Integer) key.get(size),
                (Integer) key.get(size + 1),
                people)));
        return new Tally(attributes, Tallies.CLASSES, cells);
    }
}
