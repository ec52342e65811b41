package dev.assize.data;

import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Role;
import dev.assize.core.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How many people each row stands for, from the column with the role {@link Role#WEIGHT}. */
public final class RowWeights {
    private static final double MOST_PEOPLE = 1e15;

    private RowWeights() {}

    /**
     * Returns one weight a row; 1 for every row when no column has the role.
     *
     * @param source what to call the table in messages
     * @throws DataException if two columns have the role, or a weight is missing or not a whole number from 0 on
     */
    public static long[] of(String source, Table table) {
        List<String> columns = table.schema().names(Role.WEIGHT);
        if (columns.isEmpty()) {
            long[] ones = new long[table.rowCount()];
            Arrays.fill(ones, 1);
            return ones;
        }
        Optional<Problem> problem = problem(source, table);
        if (problem.isPresent()) {
            throw new DataException(List.of(problem.get()));
        }
        NumericColumn cells = table.numeric(columns.get(0));
        long[] weights = new long[cells.size()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = (long) cells.valueOr(row, 0);
        }
        return weights;
    }

    /** Returns what is wrong with the weights, if anything. */
    static Optional<Problem> problem(String source, Table table) {
        List<String> columns = table.schema().names(Role.WEIGHT);
        if (columns.size() > 1) {
            return Optional.of(new Problem(
                    Place.of(source),
                    "the columns " + columns + " are all given as weight",
                    "Name one column that says how many people a row stands for."));
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String name = columns.get(0);
        if (!(table.column(name) instanceof NumericColumn cells)) {
            return Optional.of(new Problem(
                    Place.of(source),
                    "the weight column '" + name + "' holds "
                            + table.column(name).type().cells() + ", not numbers",
                    "Name a column of whole numbers that say how many people a row stands for."));
        }
        for (int row = 0; row < cells.size(); row++) {
            double weight = cells.valueOr(row, -1);
            if (weight < 0 || weight > MOST_PEOPLE || weight != Math.rint(weight)) {
                return Optional.of(new Problem(
                        Place.of(source),
                        "row " + (row + 1) + ", weight column '" + name + "': "
                                + (cells.isMissing(row) ? "the cell is missing" : "'" + cells.text(row, "") + "'"),
                        "A weight says how many people a row stands for: a whole number from 0 on."));
            }
        }
        return Optional.empty();
    }
}
