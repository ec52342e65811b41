package dev.assize.data.encoding;

import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import java.util.List;

/** How one column becomes one or more numbers. */
sealed interface ColumnCode permits NumberCode, CategoryCode {
    /** What decoding gives for a missing cell. */
    String MISSING = "(missing)";

    /** What decoding gives for a category that the training rows did not have. */
    String UNSEEN = "(unseen)";

    /** Returns the column that is read. */
    String column();

    /** Returns the type that the column must have. */
    ColumnType type();

    /** Returns what the numbers are, in order. */
    List<EncodedFeature> features();

    /**
     * Writes the numbers of every row.
     *
     * @param cells the column
     * @param target row-major matrix, zero where this column writes
     * @param at where this column's numbers begin in row 0
     * @param stride numbers in a row of {@code target}
     */
    void encode(Column cells, double[] target, int at, int stride);

    /** Returns the cell whose numbers begin at {@code at}. */
    String decode(double[] row, int at);
}
