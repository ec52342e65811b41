package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.core.Tensor;
import dev.assize.data.counting.RowOutcomes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The classes of a task with several that are good for the person concerned: decisions and truths are compared as "one
 * of them" against "none of them". One class alone is that class against the rest.
 */
final class FavorableClasses {
    private static final double ROUNDING = 1e-4; // of a sum of single-precision probabilities

    private final Task task;
    private final List<String> names;

    private FavorableClasses(Task task, List<String> names) {
        this.task = task;
        this.names = names;
    }

    /**
     * Takes the classes that a file names.
     *
     * @param names the classes; none where nothing is compared so
     * @param task what is decided
     * @param place where they are named, for messages
     * @throws AuditException if the task has not several classes, or these are none of them, or all; all problems are
     *     named
     */
    static Optional<FavorableClasses> of(List<String> names, Task task, Place place) {
        List<Problem> problems = new ArrayList<>();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        if (task.kind() != TaskKind.MULTICLASS) {
            problems.add(new Problem(
                    place,
                    "'favorableClasses' is for a label of three values or more, and '" + task.label() + "' has "
                            + task.classes().size(),
                    "Name the one that is good for the person with 'favorable'."));
        } else {
            names.stream()
                    .filter(name -> !task.classes().contains(name))
                    .forEach(name -> problems.add(new Problem(
                            place,
                            "the favorable class '" + name + "' never occurs in the label '" + task.label() + "'",
                            Suggestion.among(name, task.classes()))));
            if (names.containsAll(task.classes())) {
                problems.add(new Problem(
                        place,
                        "all classes of '" + task.label() + "' are named as favorable, so nobody is decided otherwise",
                        "Leave out those that are not good for the person."));
            }
        }
        if (!problems.isEmpty()) {
            throw new AuditException(problems, null);
        }
        return Optional.of(new FavorableClasses(task, List.copyOf(names)));
    }

    /** Returns the task of two classes. */
    Task binary() {
        String favorable = String.join(" or ", names);
        return Task.binary(task.label(), "not " + favorable, favorable);
    }

    /**
     * Returns the probability of a row that its class is one of these: the sum of theirs.
     *
     * @param scores shape [rows, classes], probabilities
     */
    double[] probabilities(Tensor scores) {
        double[] sums = new double[scores.rows()];
        for (int row = 0; row < sums.length; row++) {
            for (String name : names) {
                sums[row] += scores.at(row, task.classes().indexOf(name));
            }
            if (sums[row] > 1 && sums[row] < 1 + ROUNDING) {
                sums[row] = 1;
            }
        }
        return sums;
    }

    /** Returns decisions as those of the task of two classes; scores are those of these classes already. */
    RowOutcomes outcomes(RowOutcomes several) {
        RowOutcomes two = RowOutcomes.of(Arrays.stream(several.decisions())
                .map(each -> each < 0 ? each : isFavorable(task.classes().get(each)) ? 1 : 0)
                .toArray());
        return several.scores().map(two::withScores).orElse(two);
    }

    /** Returns rows whose label, if they have it, is that of the task of two classes. */
    Table rows(Table rows) {
        return rows.schema().find(task.label()).isPresent() ? rows.withCells(label(rows.column(task.label()))) : rows;
    }

    private Column label(Column column) {
        Task two = binary();
        int[] codes = IntStream.range(0, column.size())
                .map(row ->
                        column.isMissing(row) ? CategoricalColumn.MISSING : isFavorable(column.text(row, "")) ? 1 : 0)
                .toArray();
        return CategoricalColumn.of(column.name(), two.classes(), codes);
    }

    private boolean isFavorable(String name) {
        return names.contains(name);
    }
}
