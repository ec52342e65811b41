package dev.assize.engine.kernel;

import java.util.Arrays;

/** Statistics of columns in {@code double}; sums of blocks of rows are added in double. */
final class DoubleColumns implements ColumnKernels<double[]> {
    @Override
    public void sums(double[] matrix, int length, Columns<double[]> columns, double[] sums) {
        Arrays.fill(sums, 0, columns.count(), 0);
        for (int from = 0; from < length; from = blockEnd(from, length, columns)) {
            int end = blockEnd(from, length, columns);
            Arrays.fill(columns.scratch(), 0);
            for (int at = from; at < end; at += columns.width()) {
                add(matrix, at, columns.scratch(), Math.min(columns.width(), end - at));
            }
            fold(columns, sums);
        }
    }

    private static void add(double[] matrix, int at, double[] sums, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += matrix[at + i];
        }
    }

    @Override
    public void squares(Centered<double[]> matrix, int length, Columns<double[]> columns, double[] sums) {
        Arrays.fill(sums, 0, columns.count(), 0);
        for (int from = 0; from < length; from = blockEnd(from, length, columns)) {
            int end = blockEnd(from, length, columns);
            Arrays.fill(columns.scratch(), 0);
            for (int at = from; at < end; at += columns.width()) {
                addSquares(matrix, at, columns.scratch(), Math.min(columns.width(), end - at));
            }
            fold(columns, sums);
        }
    }

    private static void addSquares(Centered<double[]> matrix, int at, double[] sums, int length) {
        double[] values = matrix.values();
        double[] center = matrix.center();
        for (int i = 0; i < length; i++) {
            double distance = values[at + i] - center[i];
            sums[i] += distance * distance;
        }
    }

    @Override
    public void products(
            double[] factors, Centered<double[]> matrix, int length, Columns<double[]> columns, double[] sums) {
        Arrays.fill(sums, 0, columns.count(), 0);
        for (int from = 0; from < length; from = blockEnd(from, length, columns)) {
            int end = blockEnd(from, length, columns);
            Arrays.fill(columns.scratch(), 0);
            for (int at = from; at < end; at += columns.width()) {
                addProducts(factors, matrix, at, columns.scratch(), Math.min(columns.width(), end - at));
            }
            fold(columns, sums);
        }
    }

    private static void addProducts(double[] factors, Centered<double[]> matrix, int at, double[] sums, int length) {
        double[] values = matrix.values();
        double[] center = matrix.center();
        for (int i = 0; i < length; i++) {
            sums[i] += factors[at + i] * (values[at + i] - center[i]);
        }
    }

    private static int blockEnd(int from, int length, Columns<double[]> columns) {
        return from + Math.min(length - from, Columns.BLOCK * columns.width());
    }

    private static void fold(Columns<double[]> columns, double[] sums) {
        for (int at = 0; at < columns.width(); at += columns.count()) {
            for (int c = 0; c < columns.count(); c++) {
                sums[c] += columns.scratch()[at + c];
            }
        }
    }

    @Override
    public void standardize(Centered<double[]> matrix, double[] scale, double[] shift, double[] to, int length) {
        for (int at = 0; at < length; at += matrix.width()) {
            int end = Math.min(matrix.width(), length - at);
            double[] values = matrix.values();
            double[] center = matrix.center();
            for (int i = 0; i < end; i++) {
                to[at + i] = (values[at + i] - center[i]) * scale[i] + shift[i];
            }
        }
    }

    @Override
    public void standardizeSlope(
            Centered<double[]> matrix, double[] gradients, Slopes<double[]> slopes, double[] to, int length) {
        double[] values = matrix.values();
        double[] center = matrix.center();
        double[] scale = slopes.scale();
        double[] slope = slopes.slope();
        double[] shift = slopes.shift();
        for (int at = 0; at < length; at += matrix.width()) {
            int end = Math.min(matrix.width(), length - at);
            for (int i = 0; i < end; i++) {
                to[at + i] = gradients[at + i] * scale[i] + (values[at + i] - center[i]) * slope[i] + shift[i];
            }
        }
    }
}
