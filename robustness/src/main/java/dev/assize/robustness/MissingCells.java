package dev.assize.robustness;

import dev.assize.core.ArrayColumn;
import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.NumericColumn;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Empties cells: each cell becomes missing with probability {@code strength}, independently (missing completely at
 * random). A cell that is missing already stays so. In a column of pictures or sequences single numbers become missing,
 * each with that probability.
 */
public final class MissingCells implements TableDamage {
    /**
     * {@inheritDoc}
     *
     * @param strength expected fraction of cells emptied, 0 to 1
     */
    @Override
    public Table damage(Table rows, List<String> columns, double strength, Seed seed) {
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException(
                    "the fraction of missing cells is " + strength + "; it must lie between 0 and 1");
        }
        Table damaged = rows;
        for (String name : columns) {
            double[] uniforms = uniforms(rows.rowCount(), seed.child(name));
            damaged = damaged.withCells(
                    rows.column(name) instanceof ArrayColumn arrays
                            ? emptyNumbers(arrays, strength, seed.child(name))
                            : empty(rows.column(name), strength, uniforms));
        }
        return damaged;
    }

    /**
     * Empties the cells whose draw is below {@code fraction}.
     *
     * @param column the column
     * @param fraction 0 to 1
     * @param uniforms one draw from [0, 1) a row
     */
    static Column empty(Column column, double fraction, double[] uniforms) {
        if (column instanceof NumericColumn numeric) {
            double[] cells = new double[numeric.size()];
            for (int row = 0; row < cells.length; row++) {
                cells[row] = uniforms[row] < fraction ? Double.NaN : numeric.valueOr(row, Double.NaN);
            }
            return NumericColumn.of(column.name(), cells);
        }
        if (column instanceof TextColumn texts) {
            List<@Nullable String> cells = new ArrayList<>();
            for (int row = 0; row < texts.size(); row++) {
                boolean emptied = uniforms[row] < fraction || texts.isMissing(row);
                cells.add(emptied ? null : texts.text(row, ""));
            }
            return TextColumn.of(column.name(), cells);
        }
        CategoricalColumn categorical = (CategoricalColumn) column;
        int[] codes = new int[categorical.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = uniforms[row] < fraction ? CategoricalColumn.MISSING : categorical.code(row);
        }
        return CategoricalColumn.of(column.name(), categorical.dictionary(), codes);
    }

    /** Empties single numbers of pictures and sequences, one draw a number. */
    private static ArrayColumn emptyNumbers(ArrayColumn column, double fraction, Seed seed) {
        SplittableRandom random = seed.random();
        return column.map((row, index, value) -> random.nextDouble() < fraction ? Float.NaN : value);
    }

    private static double[] uniforms(int count, Seed seed) {
        SplittableRandom random = seed.random();
        double[] draws = new double[count];
        for (int row = 0; row < count; row++) {
            draws[row] = random.nextDouble();
        }
        return draws;
    }
}
