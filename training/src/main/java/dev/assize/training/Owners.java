package dev.assize.training;

import dev.assize.core.Column;
import dev.assize.core.Table;
import dev.assize.training.settings.TrainingException;
import java.util.HashMap;
import java.util.Map;

/** Whose row each row is, by a column. */
final class Owners {
    private Owners() {}

    /**
     * Returns a number for each row; rows with equal cells are of one owner.
     *
     * @throws TrainingException if there is no such column, it has no texts or numbers, or a cell is empty
     */
    static int[] of(Table rows, String column) {
        if (rows.schema().find(column).isEmpty() || !rows.column(column).type().formsGroups()) {
            throw TrainingException.of(
                    "training settings",
                    "'privacy.user' is '" + column + "', which is no column of texts or numbers",
                    "Name the column that says whose row it is; exclude it from the features.");
        }
        Column owners = rows.column(column);
        Map<String, Integer> numbers = new HashMap<>();
        int[] owner = new int[rows.rowCount()];
        for (int row = 0; row < owner.length; row++) {
            if (owners.isMissing(row)) {
                throw TrainingException.of(
                        "training rows",
                        "row " + row + " has no value in the user column '" + column + "'",
                        "Fill it in or remove the row; a row of nobody cannot be protected with others of its user.");
            }
            owner[row] = numbers.computeIfAbsent(owners.text(row, ""), unused -> numbers.size());
        }
        return owner;
    }
}
