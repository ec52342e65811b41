package dev.assize.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.CanonicalNumber;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.Decisions;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model says of rows, one line for each: what names the row, the most probable class and the probability of
 * every class; or the predicted number. Of equally probable classes the first counts.
 */
public final class Predictions {
    private static final String ROW = "row";
    private static final String PREDICTED = "predicted";
    private static final String PROBABILITY = "probability:";
    private static final String STEERS_SHEETS = "=+-@\t\r";

    private final Task task;
    private final Tensor scores;
    private final int[] decisions;
    private final Optional<Column> names;

    private Predictions(Task task, Tensor scores, int[] decisions, Optional<Column> names) {
        this.task = task;
        this.scores = scores;
        this.decisions = decisions;
        this.names = names;
    }

    /** How predictions are written. */
    public enum Form {
        /** Comma-separated values with a header line. */
        CSV,
        /** One JSON object a line. */
        JSON_LINES;

        /** Returns the form that the name of a file tells: JSON lines for .jsonl, .ndjson and .json, CSV otherwise. */
        public static Form of(Path file) {
            String name = String.valueOf(file.getFileName());
            return name.matches("(?i).*\\.(jsonl|ndjson|json)") ? JSON_LINES : CSV;
        }
    }

    /**
     * Scores rows.
     *
     * @param model the model
     * @param rows a table that has all columns of the model
     * @param names the column that names the rows; without it they are numbered from 1
     */
    public static Predictions of(TableModel model, Table rows, Optional<String> names) {
        Tensor scores = model.score(rows);
        int[] decisions = model.task().kind() == TaskKind.REGRESSION ? new int[0] : Decisions.mostProbable(scores);
        return new Predictions(model.task(), scores, decisions, names.map(rows::column));
    }

    /**
     * Returns these predictions with other decisions than the most probable classes, such as those of a mitigation.
     *
     * @param others index of the decided class of each row
     */
    public Predictions withDecisions(int[] others) {
        if (others.length != rows() || isRegression()) {
            throw new IllegalArgumentException(others.length + " decisions were given for " + rows() + " rows of a "
                    + task.kind() + " task; each row of a task with classes needs one");
        }
        return new Predictions(task, scores, others.clone(), names);
    }

    /** Returns the scores, shape [rows, outputs]. */
    public Tensor scores() {
        return scores;
    }

    /** Returns the number of rows. */
    public int rows() {
        return scores.rows();
    }

    /**
     * Returns all lines. In CSV, text that a spreadsheet would take for a formula (it begins with {@code =}, {@code +},
     * {@code -}, {@code @}, a tab or a carriage return) gets an apostrophe in front; JSON holds it as it is.
     */
    public String text(Form form) {
        return form == Form.CSV ? csv() : jsonLines();
    }

    /**
     * Writes all lines to a file, whole or not at all.
     *
     * @throws TrainingException if the file cannot be written
     */
    public void write(Path file) {
        try {
            Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".predictions", ".tmp");
            try {
                Files.writeString(beside, text(Form.of(file)), StandardCharsets.UTF_8);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new TrainingException(
                    new Problem(
                            Place.of(file.toString()),
                            "the predictions cannot be written",
                            "Check that the folder exists, may be written to, and has space left."),
                    e);
        }
    }

    private String csv() {
        StringBuilder csv = new StringBuilder();
        List<String> header = new ArrayList<>(List.of(names.map(Column::name).orElse(ROW), PREDICTED));
        task.classes().forEach(name -> header.add(PROBABILITY + name));
        csv.append(String.join(",", header.stream().map(Predictions::safe).toList()))
                .append('\n');
        for (int row = 0; row < rows(); row++) {
            csv.append(cellName(row)).append(',').append(isRegression() ? number(row, 0) : safe(predicted(row)));
            for (int c = 0; c < task.classes().size(); c++) {
                csv.append(',').append(number(row, c));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private String jsonLines() {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < rows(); row++) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            if (names.isPresent()) {
                line.put(names.get().name(), names.get().text(row, ""));
            } else {
                line.put(ROW, row + 1);
            }
            if (isRegression()) {
                line.put(PREDICTED, scores.at(row, 0));
            } else {
                line.put(PREDICTED, predicted(row));
                for (int c = 0; c < task.classes().size(); c++) {
                    line.put(PROBABILITY + task.classes().get(c), scores.at(row, c));
                }
            }
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    private String cellName(int row) {
        if (names.isEmpty()) {
            return String.valueOf(row + 1);
        }
        String text = names.get().text(row, "");
        return names.get().type() == ColumnType.NUMERIC ? text : safe(text);
    }

    private String number(int row, int output) {
        return CanonicalNumber.text(scores.at(row, output));
    }

    private String predicted(int row) {
        return task.classes().get(decisions[row]);
    }

    private boolean isRegression() {
        return task.kind() == TaskKind.REGRESSION;
    }

    private static String safe(String text) {
        String shown = !text.isEmpty() && STEERS_SHEETS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = shown.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? shown : '"' + shown.replace("\"", "\"\"") + '"';
    }
}
