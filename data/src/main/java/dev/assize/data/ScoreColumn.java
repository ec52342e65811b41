package dev.assize.data;

import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Table;
import java.util.List;
import java.util.Optional;

/** A column of scores, which are probabilities of the favorable class. */
public final class ScoreColumn {
    private static final String HINT =
            "A score is the probability of the favorable class, from 0 to 1; correct these rows or leave 'score' out.";

    private ScoreColumn() {}

    /**
     * Returns the score of each row, from 0 to 1.
     *
     * @param source what to call the table in messages
     * @param table the rows
     * @param column the column of the scores
     * @throws DataException if the column holds no numbers, or one is missing or not from 0 to 1
     */
    public static double[] of(String source, Table table, String column) {
        Optional<Problem> problem = problem(source, table, column);
        if (problem.isPresent()) {
            throw new DataException(List.of(problem.get()));
        }
        NumericColumn cells = table.numeric(column);
        double[] scores = new double[cells.size()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = cells.valueOr(row, 0);
        }
        return scores;
    }

    /** Returns what is wrong with a column of scores that is there, if anything. */
    public static Optional<Problem> problem(String source, Table table, String column) {
        if (!(table.column(column) instanceof NumericColumn cells)) {
            return Optional.of(new Problem(
                    Place.of(source),
                    "the column of scores '" + column + "' holds "
                            + table.column(column).type().cells() + ", not numbers",
                    HINT));
        }
        int faulty = 0;
        int example = 0;
        for (int row = cells.size() - 1; row >= 0; row--) {
            double score = cells.valueOr(row, -1);
            if (!(score >= 0 && score <= 1)) {
                faulty++;
                example = row;
            }
        }
        return faulty == 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        Place.of(source),
                        "the score '" + column + "' is no number from 0 to 1 in " + faulty + " rows, first in row "
                                + (example + 1) + ": "
                                + (cells.isMissing(example)
                                        ? "the cell is missing"
                                        : "'" + cells.text(example, "") + "'"),
                        HINT));
    }
}
