package dev.assize.robustness;

import dev.assize.core.ArrayColumn;
import dev.assize.core.NumericColumn;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Adds normal noise to numeric columns: {@code x + strength * s * N(0, 1)}, with s the population standard deviation of
 * the column's present cells in the table at hand. Missing cells stay missing, categories and constant columns stay as
 * they are. Whole numbers do not stay whole, and a column may leave its natural range. In a column of pictures or
 * sequences s is that of the channel.
 */
public final class GaussianNoise implements TableDamage {
    /**
     * {@inheritDoc}
     *
     * @param strength standard deviation of the noise in units of the column's, 0 or more
     */
    @Override
    public Table damage(Table rows, List<String> columns, double strength, Seed seed) {
        if (!(strength >= 0 && Double.isFinite(strength))) {
            throw new IllegalArgumentException(
                    "the strength of the noise is " + strength + "; it must be finite and 0 or more");
        }
        Table damaged = rows;
        for (String name : columns) {
            if (rows.column(name) instanceof NumericColumn numeric) {
                damaged = damaged.withCells(add(numeric, strength, normals(rows.rowCount(), seed.child(name))));
            } else if (rows.column(name) instanceof ArrayColumn arrays) {
                damaged = damaged.withCells(ArrayNoise.add(arrays, strength, seed.child(name)));
            }
        }
        return damaged;
    }

    /** Adds {@code strength} standard deviations of the column times {@code normals}, one draw a row. */
    static NumericColumn add(NumericColumn column, double strength, double[] normals) {
        double scale = strength * standardDeviation(column);
        double[] cells = new double[column.size()];
        for (int row = 0; row < cells.length; row++) {
            cells[row] = column.valueOr(row, Double.NaN) + scale * normals[row];
        }
        return NumericColumn.of(column.name(), cells);
    }

    /** Population standard deviation of the present cells; 0 when there are none. */
    private static double standardDeviation(NumericColumn column) {
        double[] present = IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .mapToDouble(row -> column.valueOr(row, 0))
                .toArray();
        double mean = 0;
        for (double value : present) {
            mean += value / present.length;
        }
        double variance = 0;
        for (double value : present) {
            variance += (value - mean) * (value - mean) / present.length;
        }
        return Math.sqrt(variance);
    }

    /** Standard normal draws by the Box–Muller transform in StrictMath: the same on every Java version and machine. */
    static double[] normals(int count, Seed seed) {
        SplittableRandom random = seed.random();
        double[] draws = new double[count];
        for (int row = 0; row < count; row++) {
            draws[row] = normal(random);
        }
        return draws;
    }

    static double normal(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
