package dev.assize.data;

import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Table;
import java.util.List;
import java.util.Optional;

/**
 * How much each row counts in the loss of a training: any number from 0 on, for example the inverse of the probability
 * that a person was asked. Unlike {@link RowWeights} it says nothing of how many people a row stands for, so nothing is
 * counted with it.
 */
public final class LossWeights {
    private static final double MOST = 1e15; // sums of many stay finite, also in single precision

    private LossWeights() {}

    /**
     * Returns the weight of each row.
     *
     * @param source what to call the table in messages
     * @param table the rows
     * @param column the column of the weights
     * @throws DataException if the column holds no numbers, or one is missing, negative or not finite
     */
    public static double[] of(String source, Table table, String column) {
        Optional<Problem> problem = problem(source, table, column);
        if (problem.isPresent()) {
            throw new DataException(List.of(problem.get()));
        }
        NumericColumn cells = table.numeric(column);
        double[] weights = new double[cells.size()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = cells.valueOr(row, 0);
        }
        return weights;
    }

    /** Returns what is wrong with a column of weights that is there, if anything. */
    public static Optional<Problem> problem(String source, Table table, String column) {
        if (!(table.column(column) instanceof NumericColumn cells)) {
            return Optional.of(new Problem(
                    Place.of(source),
                    "the column of weights '" + column + "' holds "
                            + table.column(column).type().cells() + ", not numbers",
                    "Name a column of numbers from 0 on that say how much a row counts in the loss."));
        }
        for (int row = 0; row < cells.size(); row++) {
            double weight = cells.valueOr(row, -1);
            if (!(weight >= 0 && weight <= MOST)) {
                return Optional.of(new Problem(
                        Place.of(source),
                        "row " + (row + 1) + ", column of weights '" + column + "': "
                                + (cells.isMissing(row) ? "the cell is missing" : "'" + cells.text(row, "") + "'"),
                        "A weight says how much a row counts in the loss: a number from 0 to 1e15."));
            }
        }
        return Optional.empty();
    }
}
