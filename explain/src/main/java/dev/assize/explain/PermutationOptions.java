package dev.assize.explain;

import dev.assize.core.Problem;
import java.util.List;

/**
 * How permutation importance is measured.
 *
 * @param metric accuracy or log loss
 * @param repeats shuffles of each column, 1 to 1000
 * @param maxRows rows used at most, 2 or more; chosen by the seed
 */
public record PermutationOptions(ImportanceMetric metric, int repeats, int maxRows) {
    private static final int MOST_REPEATS = 1000;

    /** Returns accuracy, 5 shuffles, 2000 rows. */
    public static PermutationOptions defaults() {
        return new PermutationOptions(ImportanceMetric.ACCURACY, 5, 2000);
    }

    void check(List<Problem> problems) {
        if (repeats < 1 || repeats > MOST_REPEATS) {
            problems.add(new Problem(
                    ExplainException.OPTIONS,
                    "permutation.repeats is " + repeats,
                    "Give a whole number from 1 to " + MOST_REPEATS + "; 5 is the default."));
        }
        if (maxRows < 2) {
            problems.add(new Problem(
                    ExplainException.OPTIONS,
                    "permutation.maxRows is " + maxRows,
                    "Give 2 or more rows: a single row cannot be shuffled. 2000 is the default."));
        }
    }
}
