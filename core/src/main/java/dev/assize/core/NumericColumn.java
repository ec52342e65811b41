package dev.assize.core;

import java.util.OptionalDouble;

/** A column of finite numbers, some of which may be missing. */
public final class NumericColumn implements Column {
    private final String name;
    /** A missing cell is NaN here and nowhere outside this class. */
    private final double[] cells;

    private NumericColumn(String name, double[] cells) {
        this.name = name;
        this.cells = cells;
    }

    /**
     * Makes a column.
     *
     * @param name the column's name
     * @param cells one number a row; NaN marks a missing cell
     * @throws IllegalArgumentException if a cell is infinite
     */
    public static NumericColumn of(String name, double... cells) {
        for (int row = 0; row < cells.length; row++) {
            if (Double.isInfinite(cells[row])) {
                throw new IllegalArgumentException(
                        "column '" + name + "', row " + row + " is " + cells[row] + "; cells are finite or missing");
            }
        }
        return new NumericColumn(name, cells.clone());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return cells.length;
    }

    @Override
    public ColumnType type() {
        return ColumnType.NUMERIC;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(cells[row]);
    }

    /** Returns the number in {@code row}, or empty when it is missing. */
    public OptionalDouble value(int row) {
        return isMissing(row) ? OptionalDouble.empty() : OptionalDouble.of(cells[row]);
    }

    /** Returns the number in {@code row}, or {@code ifMissing}. */
    public double valueOr(int row, double ifMissing) {
        return isMissing(row) ? ifMissing : cells[row];
    }

    @Override
    public String text(int row, String ifMissing) {
        return isMissing(row) ? ifMissing : CanonicalNumber.text(cells[row]);
    }

    @Override
    public NumericColumn named(String newName) {
        return new NumericColumn(newName, cells);
    }

    @Override
    public NumericColumn select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = cells[rows[i]];
        }
        return new NumericColumn(name, selected);
    }
}
