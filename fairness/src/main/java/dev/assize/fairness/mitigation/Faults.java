package dev.assize.fairness.mitigation;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects what is wrong with the rows that a mitigation is fitted on. */
final class Faults {
    private static final Place PLACE = Place.of("mitigation");
    private static final int ROWS_NAMED = 5;

    private final List<Problem> problems = new ArrayList<>();

    /** Checks that arrays speak of the same rows. */
    static void requireLength(String what, int length, int rows) {
        if (length != rows) {
            throw new IllegalArgumentException(
                    "there are " + length + " " + what + " for " + rows + " rows; each row needs exactly one");
        }
    }

    Faults add(String message, String hint) {
        problems.add(new Problem(PLACE, message, hint));
        return this;
    }

    /** A mitigation between groups needs two of them. */
    Faults groups(Groups groups) {
        if (groups.names().size() < 2) {
            add(
                    "all rows are of the one group '" + groups.names().get(0) + "'",
                    "Hand in rows of two or more groups; there is nothing to compare within one.");
        }
        return this;
    }

    Faults labels(int[] labels) {
        return rows(
                "the label",
                labels.length,
                row -> labels[row] < 0 || labels[row] > 1,
                "is neither 0 nor 1",
                "State which class is favorable: it is 1, the other one 0.");
    }

    Faults weights(double[] weights) {
        return rows(
                "the weight",
                weights.length,
                row -> !(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY),
                "is negative or not a number",
                "Weights are finite and at least 0.");
    }

    Faults scores(double[] scores) {
        return rows(
                "the score",
                scores.length,
                row -> !(scores[row] >= 0 && scores[row] <= 1),
                "is not a number between 0 and 1",
                "Hand in the probability of the favorable class, or leave rows out.");
    }

    Faults numbers(String name, double[] column) {
        return rows(
                name,
                column.length,
                row -> !Double.isFinite(column[row]),
                "is not a finite number",
                "Fill or leave out missing values before the mitigation.");
    }

    Faults within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            add(name + " is " + value, "It must lie between " + least + " and " + most + ".");
        }
        return this;
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new MitigationException(problems);
        }
    }

    private Faults rows(String what, int rows, IntPredicate wrong, String message, String hint) {
        int[] found = IntStream.range(0, rows).filter(wrong).toArray();
        if (found.length > 0) {
            String named = IntStream.of(found)
                    .limit(ROWS_NAMED)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
            String more = found.length > ROWS_NAMED ? " and " + (found.length - ROWS_NAMED) + " more" : "";
            add(what + " of row " + named + more + " (counted from 0) " + message, hint);
        }
        return this;
    }
}
