package dev.assize.privacy.table;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import java.util.Arrays;

/**
 * A sensitive column as numbers: numeric values in ascending order, texts in the order of their dictionary; a missing
 * cell is the last value.
 */
final class SensitiveValues {
    private final int[] codes;
    private final int values;
    private final boolean ordered;

    private SensitiveValues(int[] codes, int values, boolean ordered) {
        this.codes = codes;
        this.values = values;
        this.ordered = ordered;
    }

    static SensitiveValues of(Column column) {
        if (column instanceof CategoricalColumn categorical) {
            int missing = categorical.dictionary().size();
            int[] codes = new int[column.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = column.isMissing(row) ? missing : categorical.code(row);
            }
            return new SensitiveValues(codes, missing + 1, false);
        }
        if (column instanceof NumericColumn numeric) {
            return of(numeric);
        }
        throw new IllegalArgumentException("sensitive column '" + column.name() + "' holds "
                + column.type().cells() + "; name a column of numbers or categories");
    }

    private static SensitiveValues of(NumericColumn column) {
        double[] cells = new double[column.size()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = column.valueOr(row, Double.NaN) + 0.0; // -0 and 0 are one value
        }
        double[] distinct = Arrays.stream(cells).sorted().distinct().toArray(); // sorts NaN, a missing cell, last
        int[] codes = new int[cells.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = Arrays.binarySearch(distinct, cells[row]);
        }
        boolean complete = distinct.length == 0 || !Double.isNaN(distinct[distinct.length - 1]);
        return new SensitiveValues(codes, distinct.length, complete);
    }

    /** One code a row. */
    int[] codes() {
        return codes;
    }

    /** How many codes there may be. */
    int values() {
        return values;
    }

    /** Whether the order of the codes means something, which it does for numbers without missing cells. */
    boolean ordered() {
        return ordered;
    }
}
