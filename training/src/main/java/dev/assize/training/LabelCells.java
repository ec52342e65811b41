package dev.assize.training;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the label column of training rows: class numbers, or numbers for regression. */
final class LabelCells {
    private static final String SOURCE = "training rows";

    private final Table rows;
    private final Task task;
    private final List<Problem> problems = new ArrayList<>();

    private LabelCells(Table rows, Task task) {
        this.rows = rows;
        this.task = task;
    }

    /**
     * Returns the label of every row: the index of its class, or its number.
     *
     * @throws TrainingException if the column is absent or of the wrong type, a label is missing or not a class, or a
     *     class has no row; all such faults are named
     */
    static float[] read(Table rows, Task task) {
        if (rows.schema().find(task.label()).isEmpty()) {
            throw TrainingException.of(
                    SOURCE,
                    "there is no label column '" + task.label() + "'",
                    Suggestion.among(task.label(), rows.schema().names()));
        }
        LabelCells cells = new LabelCells(rows, task);
        Column column = rows.column(task.label());
        if (!column.type().formsGroups()) {
            throw TrainingException.of(
                    SOURCE,
                    "the label '" + task.label() + "' holds " + column.type().cells(),
                    "Name a column of numbers or categories; arrays and free texts are only read by a model.");
        }
        cells.checkMissing(column);
        float[] labels = task.kind() == TaskKind.REGRESSION ? cells.numbers(column) : cells.classes(column);
        if (!cells.problems.isEmpty()) {
            throw new TrainingException(cells.problems);
        }
        return labels;
    }

    private void checkMissing(Column column) {
        int missing = column.missingCount();
        if (missing > 0) {
            problem(
                    "the label '" + task.label() + "' is missing in " + missing + " of " + rows.rowCount() + " rows",
                    "Drop the rows without a label before training.");
        }
    }

    private float[] numbers(Column column) {
        float[] labels = new float[column.size()];
        if (column instanceof NumericColumn numbers) {
            for (int row = 0; row < labels.length; row++) {
                labels[row] = (float) numbers.valueOr(row, 0);
            }
        } else {
            problem(
                    "the label '" + task.label() + "' holds " + column.type().cells() + ", a regression needs numbers",
                    "Declare the label as a class, or choose a numeric label column.");
        }
        return labels;
    }

    private float[] classes(Column column) {
        float[] labels = new float[column.size()];
        Map<String, Integer> foreign = new LinkedHashMap<>();
        long[] counts = new long[task.classes().size()];
        int[] classOfCode = classOfCode(column);
        for (int row = 0; row < labels.length; row++) {
            if (!column.isMissing(row)) {
                int found = column instanceof CategoricalColumn texts
                        ? classOfCode[texts.code(row)]
                        : task.classes().indexOf(column.text(row, ""));
                if (found < 0) {
                    foreign.merge(column.text(row, ""), 1, Integer::sum);
                } else {
                    counts[found]++;
                    labels[row] = found;
                }
            }
        }
        foreign.forEach((text, count) -> problem(
                "the label '" + task.label() + "' is '" + text + "' in " + count + " rows, which is not a class",
                Suggestion.among(text, task.classes())));
        checkCounts(counts);
        return labels;
    }

    private int[] classOfCode(Column column) {
        return column instanceof CategoricalColumn texts
                ? texts.dictionary().stream().mapToInt(task.classes()::indexOf).toArray()
                : new int[0];
    }

    private void checkCounts(long[] counts) {
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0) {
                problem(
                        "no row has the class '" + task.classes().get(c) + "' of the label '" + task.label() + "'",
                        "Train on rows of every class, or take the class out of the task.");
            }
        }
    }

    private void problem(String message, String hint) {
        problems.add(new Problem(Place.of(SOURCE), message, hint));
    }
}
