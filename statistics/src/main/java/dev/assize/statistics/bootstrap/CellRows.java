package dev.assize.statistics.bootstrap;

import java.util.Arrays;

/** The rows of each cell, and where they are weighted the sums of their weights and of the squares of these. */
final class CellRows {
    private final long[] rows;
    private final double[] weights;
    private final double[] spreads;
    private final long total;

    private CellRows(long[] rows, double[] weights, double[] spreads) {
        this.rows = rows;
        this.weights = weights;
        this.spreads = spreads;
        this.total = Arrays.stream(rows).reduce(0, Math::addExact);
        if (total == 0) {
            throw new IllegalArgumentException(
                    "none of the " + rows.length + " cells has rows; there is nothing to redraw, so do not ask");
        }
    }

    static CellRows plain(long[] rows) {
        double[] ones = new double[rows.length];
        for (int cell = 0; cell < rows.length; cell++) {
            if (rows[cell] < 0) {
                throw new IllegalArgumentException(
                        "cell " + cell + " has " + rows[cell] + " rows; numbers of rows are at least 0");
            }
            ones[cell] = 1;
        }
        return new CellRows(rows.clone(), ones, new double[rows.length]);
    }

    /** Keeps the mean weight of each cell and the variance of its weights. */
    static CellRows weighted(long[] rows, double[] sums, double[] squares) {
        CellRows plain = plain(rows);
        if (sums.length != rows.length || squares.length != rows.length) {
            throw new IllegalArgumentException(rows.length + " cells have " + sums.length + " sums of weights and "
                    + squares.length + " sums of squares; give one of each for every cell");
        }
        double[] spreads = new double[rows.length];
        double[] means = new double[rows.length];
        for (int cell = 0; cell < rows.length; cell++) {
            if (!(sums[cell] >= 0 && Double.isFinite(sums[cell]) && squares[cell] >= 0)
                    || !Double.isFinite(squares[cell])) {
                throw new IllegalArgumentException("cell " + cell + " has weights with sum " + sums[cell]
                        + " and sum of squares " + squares[cell] + "; both are finite and at least 0");
            }
            means[cell] = rows[cell] == 0 ? 0 : sums[cell] / rows[cell];
            spreads[cell] = means[cell] == 0 ? 0 : Math.max(0, squares[cell] / rows[cell] - means[cell] * means[cell]);
        }
        return new CellRows(plain.rows, means, spreads);
    }

    int size() {
        return rows.length;
    }

    long rows(int cell) {
        return rows[cell];
    }

    long total() {
        return total;
    }

    double meanWeight(int cell) {
        return weights[cell];
    }

    double[] observed() {
        double[] cells = new double[rows.length];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = rows[cell] * weights[cell];
        }
        return cells;
    }

    /** Redraws all rows by a chain of binomial numbers, each cell from what the cells before it left. */
    void redraw(CounterRandom random, double[] cells) {
        long left = total;
        long open = total;
        for (int cell = 0; cell < cells.length; cell++) {
            long drawn = open == rows[cell] ? left : BinomialSampler.draw(random, left, (double) rows[cell] / open);
            open -= rows[cell];
            left -= drawn;
            cells[cell] = spreads[cell] == 0 ? drawn * weights[cell] : gammaSum(random, drawn, cell);
        }
    }

    /** A sum of n weights with the mean and the variance of the cell's: exact in both, gamma in shape. */
    private double gammaSum(CounterRandom random, long n, int cell) {
        double scale = spreads[cell] / weights[cell];
        return n == 0 ? 0 : scale * random.nextGamma(n * weights[cell] / scale);
    }
}
