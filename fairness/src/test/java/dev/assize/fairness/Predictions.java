package dev.assize.fairness;

import dev.assize.core.SortedScores;
import dev.assize.core.Tally;
import dev.assize.core.WeightSum;
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

    int size() {
        return rows.size();
    }

    /** Returns the texts of a column. */
    List<String> texts(String column) {
        int at = header.indexOf(column);
        return rows.stream().map(row -> row[at]).toList();
    }

    /** Returns the numbers of a column. */
    double[] numbers(String column) {
        return texts(column).stream().mapToDouble(Double::parseDouble).toArray();
    }

    /** Counts by {@code attributes}; {@code favorable} "1" keeps classes as they are, "0" swaps them. */
    Tally tally(List<String> attributes, String favorable, String decisionColumn) {
        return tally(new Wanted(attributes, favorable, decisionColumn, false, false));
    }

    /** Counts; scores are those of the favorable class. */
    Tally tally(Wanted wanted) {
        int truthAt = header.indexOf("y_true");
        int decisionAt = header.indexOf(wanted.decision());
        List<Integer> columns =
                wanted.attributes().stream().map(header::indexOf).toList();
        Map<List<Object>, List<Integer>> found = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            List<Object> key = new ArrayList<>();
            columns.forEach(column -> key.add(row[column]));
            key.add(row[truthAt].equals(wanted.favorable()) ? 1 : 0);
            key.add(row[decisionAt].equals(wanted.favorable()) ? 1 : 0);
            found.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        List<Tally.Cell> cells = new ArrayList<>();
        int size = wanted.attributes().size();
        found.forEach((key, at) -> cells.add(new Tally.Cell(
                key.subList(0, size).stream().map(String.class::cast).toList(),
                (Integer) key.get(size),
                (Integer) key.get(size + 1),
                at.size(),
                measured(wanted, at))));
        return new Tally(wanted.attributes(), Tallies.CLASSES, cells);
    }

    private Tally.Measured measured(Wanted wanted, List<Integer> at) {
        double[] weights = new double[at.size()];
        double[] scores = new double[at.size()];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            String[] row = rows.get(at.get(i));
            double score = Double.parseDouble(row[header.indexOf("score")]);
            scores[i] = wanted.favorable().equals("1") ? score : 1 - score;
            weights[i] = wanted.weighted() ? Double.parseDouble(row[header.indexOf("weight")]) : 1;
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
        SortedScores kept = !wanted.scored()
                ? SortedScores.NONE
                : wanted.weighted() ? SortedScores.of(scores, weights) : SortedScores.of(scores);
        return new Tally.Measured(new WeightSum(sum, squares), kept);
    }

    /** What is counted. */
    record Wanted(List<String> attributes, String favorable, String decision, boolean weighted, boolean scored) {}
}
