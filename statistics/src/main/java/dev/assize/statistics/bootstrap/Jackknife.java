package dev.assize.statistics.bootstrap;

/**
 * The acceleration of BCa intervals, {@code sum n_c (m - t_c)³ / (6 (sum n_c (m - t_c)²)^1.5)}, where t_c is the value
 * without one row of cell c and m is their mean: rows of a cell are alike, so one of each stands for n_c of them. A
 * weighted row takes the mean weight of its cell with it.
 */
final class Jackknife {
    private final double[] accelerations;

    private Jackknife(double[] accelerations) {
        this.accelerations = accelerations;
    }

    static Jackknife of(CellRows rows, int size, CellFunction function) {
        double[][] left = new double[size][rows.size()];
        double[] cells = rows.observed();
        DrawnValues values = new DrawnValues(size);
        for (int cell = 0; cell < cells.length; cell++) {
            if (rows.rows(cell) > 0) {
                double kept = cells[cell];
                cells[cell] = (rows.rows(cell) - 1) * rows.meanWeight(cell);
                values.clear();
                function.measure(cells, values);
                cells[cell] = kept;
                for (int value = 0; value < size; value++) {
                    left[value][cell] = values.raw(value);
                }
            }
        }
        double[] accelerations = new double[size];
        for (int value = 0; value < size; value++) {
            accelerations[value] = acceleration(rows, left[value]);
        }
        return new Jackknife(accelerations);
    }

    private static double acceleration(CellRows rows, double[] left) {
        double mean = 0;
        for (int cell = 0; cell < left.length; cell++) {
            mean += rows.rows(cell) * left[cell] / rows.total();
        }
        double squares = 0;
        double cubes = 0;
        for (int cell = 0; cell < left.length; cell++) {
            double change = mean - left[cell];
            squares += rows.rows(cell) * change * change;
            cubes += rows.rows(cell) * change * change * change;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    /** Whether the value exists without any one row. */
    boolean has(int value) {
        return !Double.isNaN(accelerations[value]);
    }

    double acceleration(int value) {
        return accelerations[value];
    }
}
