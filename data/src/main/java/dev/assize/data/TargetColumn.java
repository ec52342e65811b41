package dev.assize.data;

import dev.assize.core.NumericColumn;
import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.core.Task;
import java.util.List;
import java.util.Optional;

/** A column of numbers that a regression predicts, or has predicted. */
public final class TargetColumn {
    private static final String HINT = "A regression needs a number in every row; remove these rows, or state the type"
            + " and the missing values of the column.";

    private TargetColumn() {}

    /**
     * Returns the task of predicting a column.
     *
     * @param source what to call the table in messages
     * @throws DataException if the column is absent, holds no numbers, lacks some, or has the same one everywhere
     */
    public static Task task(String source, Table table, String label) {
        double[] numbers = of(source, table, label);
        boolean varies = false;
        for (double number : numbers) {
            varies |= number != numbers[0];
        }
        if (!varies) {
            throw DataException.of(
                    source,
                    numbers.length == 0
                            ? "the table has no rows, so there is no number to predict"
                            : "the label '" + label + "' has the value "
                                    + table.column(label).text(0, "") + " in all rows",
                    "A regression needs numbers that differ; check that the column and the rows are the right ones.");
        }
        return Task.regression(label);
    }

    /**
     * Returns the number of each row.
     *
     * @throws DataException if the column is absent, holds no numbers or lacks some
     */
    public static double[] of(String source, Table table, String column) {
        if (table.schema().find(column).isEmpty()) {
            throw DataException.of(
                    source,
                    "there is no column '" + column + "' of numbers",
                    Suggestion.among(column, table.schema().names()));
        }
        if (!(table.column(column) instanceof NumericColumn cells)) {
            throw DataException.of(
                    source,
                    "the column '" + column + "' holds "
                            + table.column(column).type().cells() + ", and a regression needs numbers",
                    "Name a column of numbers, or leave 'task: regression' out to predict classes.");
        }
        missing(source, cells).ifPresent(problem -> {
            throw new DataException(List.of(problem));
        });
        double[] numbers = new double[cells.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = cells.valueOr(row, 0);
        }
        return numbers;
    }

    private static Optional<Problem> missing(String source, NumericColumn cells) {
        if (cells.missingCount() == 0) {
            return Optional.empty();
        }
        int row = 0;
        while (!cells.isMissing(row)) {
            row++;
        }
        return Optional.of(new Problem(
                Place.of(source),
                "the column '" + cells.name() + "' is missing in " + cells.missingCount() + " of " + cells.size()
                        + " rows, first in row " + (row + 1),
                HINT));
    }
}
