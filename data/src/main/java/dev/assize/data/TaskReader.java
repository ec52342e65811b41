package dev.assize.data;

import dev.assize.core.CanonicalNumber;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads from the label column what a model shall predict, and the true class of every row. */
public final class TaskReader {
    /** The most values that a label of classes has. */
    public static final int MOST_CLASSES = 50;

    private TaskReader() {}

    /**
     * Returns the task of a label: binary when a favorable value is stated, multiclass when it is not and the label has
     * three or more values.
     *
     * @param source what to call the table in messages
     * @param table the rows
     * @param label name of the label column
     * @param favorable the value that is good for the person concerned; numbers as {@link CanonicalNumber} writes them
     * @throws DataException with all that is wrong with the label
     */
    public static Task read(String source, Table table, String label, Optional<String> favorable) {
        Column cells = require(source, table, label);
        List<String> values = values(cells);
        List<Problem> problems = new ArrayList<>();
        if (cells.missingCount() > 0) {
            problems.add(problem(
                    source,
                    "the label '" + label + "' is missing in " + cells.missingCount() + " of " + table.rowCount()
                            + " rows, first in row " + firstMissing(cells),
                    "Remove these rows; a row without truth can neither be learned nor judged."));
        }
        if (values.size() < 2) {
            problems.add(problem(
                    source,
                    "the label '" + label + "' has only the value " + quoted(values) + " in all rows",
                    "A label needs two values or more; check that the column and the rows are the right ones."));
        } else if (favorable.isPresent()) {
            checkBinary(source, label, values, favorable.get(), problems);
        } else {
            checkMulticlass(source, cells, values, problems);
        }
        if (!problems.isEmpty()) {
            throw new DataException(problems);
        }
        if (favorable.isEmpty()) {
            return Task.multiclass(label, values);
        }
        int other = values.get(0).equals(favorable.get()) ? 1 : 0;
        return Task.binary(label, values.get(other), favorable.get());
    }

    /**
     * Returns the index of the true class of every row among {@link Task#classes()}.
     *
     * @throws DataException if the column is absent, or a row is missing or has another value
     */
    public static int[] truth(String source, Table table, Task task) {
        return classes(source, table, task.label(), task);
    }

    /**
     * Returns for every row the index of the class that {@code column} names, for example a column of decisions.
     *
     * @throws DataException if the column is absent, or a row is missing or has a value that is no class
     */
    public static int[] classes(String source, Table table, String column, Task task) {
        Column cells = require(source, table, column);
        int[] classes = new int[cells.size()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = cells.isMissing(row) ? -1 : task.classes().indexOf(cells.text(row, ""));
            if (classes[row] < 0) {
                throw DataException.of(
                        source,
                        "row " + (row + 1) + ", column '" + column + "': "
                                + (cells.isMissing(row) ? "the cell is missing" : "'" + cells.text(row, "") + "'")
                                + ", which is none of the classes " + task.classes(),
                        "Use the values that the model was made for, or remove the row.");
            }
        }
        return classes;
    }

    private static Column require(String source, Table table, String label) {
        if (table.schema().find(label).isEmpty()) {
            throw DataException.of(
                    source,
                    "there is no column '" + label + "' for the label",
                    Suggestion.among(label, table.schema().names()));
        }
        TableChecks.requireGroups(source, table.column(label), "label");
        return table.column(label);
    }

    private static void checkBinary(
            String source, String label, List<String> values, String favorable, List<Problem> problems) {
        if (values.size() > 2) {
            problems.add(problem(
                    source,
                    "the label '" + label + "' has " + values.size() + " values, " + quoted(values)
                            + "; a task with a favorable value has two",
                    "Put the values into two groups with a derived column, or leave the favorable value out."));
        }
        if (!values.contains(favorable)) {
            problems.add(problem(
                    source,
                    "the favorable value '" + favorable + "' never occurs in the label '" + label + "'",
                    Suggestion.among(favorable, values)));
        }
    }

    private static void checkMulticlass(String source, Column cells, List<String> values, List<Problem> problems) {
        String label = cells.name();
        if (values.size() == 2) {
            problems.add(problem(
                    source,
                    "the label '" + label + "' has two values, " + quoted(values) + ", and none is named as favorable",
                    "State which one is good for the person concerned: favorable: " + values.get(1) + "."));
        }
        if (values.size() > MOST_CLASSES) {
            problems.add(problem(
                    source,
                    "the label '" + label + "' has " + values.size() + " values, more than " + MOST_CLASSES,
                    cells instanceof NumericColumn
                            ? "Say 'task: regression' to predict the number itself, or put the values into groups."
                            : "Choose a label with fewer values, or put them into groups with a derived column."));
        }
    }

    /** Returns the values that occur: categories in the order of the dictionary, numbers ascending. */
    public static List<String> values(Column cells) {
        List<String> values = new ArrayList<>();
        if (cells instanceof CategoricalColumn texts) {
            long[] counts = texts.counts();
            for (int code = 0; code < counts.length; code++) {
                if (counts[code] > 0) {
                    values.add(texts.dictionary().get(code));
                }
            }
        } else if (cells instanceof NumericColumn numbers) {
            TreeSet<Double> distinct = new TreeSet<>();
            for (int row = 0; row < numbers.size(); row++) {
                numbers.value(row).ifPresent(number -> distinct.add(number + 0.0));
            }
            distinct.forEach(number -> values.add(CanonicalNumber.text(number)));
        }
        return values;
    }

    private static int firstMissing(Column cells) {
        int row = 0;
        while (!cells.isMissing(row)) {
            row++;
        }
        return row + 1;
    }

    private static Problem problem(String source, String message, String hint) {
        return new Problem(Place.of(source), message, hint);
    }

    private static String quoted(List<String> values) {
        List<String> shown = new ArrayList<>();
        values.stream().limit(5).forEach(value -> shown.add("'" + value + "'"));
        return (shown.isEmpty() ? "(missing)" : String.join(", ", shown)) + (values.size() > 5 ? ", ..." : "");
    }
}
