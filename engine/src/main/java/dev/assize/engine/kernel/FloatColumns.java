package dev.assize.engine.kernel;

import java.util.Arrays;

/** Statistics of columns in {@code float}; sums of blocks of rows are added in double. */
final class FloatColumns implements ColumnKernels<float[]> {
    @Override
    public void sums(float[] matrix, int length, Columns<float[]> columns, double[] sums) {
        Arrays.fill(sums, 0, columns.count(), 0);
        for (int from = 0; from < length; from = blockEnd(from, length, columns)) {
            int end = blockEnd(from, length, columns);
            Arrays.fill(columns.scratch(), 0f);
            for (int at = from; at < end; at += columns.width()) {
                add(matrix, at, columns.scratch(), Math.min(columns.width(), end - at));
            }
            fold(columns, sums);
        }
    }

    private static void add(float[] matrix, int at, float[] sums, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] += matrix[at + i];
        }
    }

    @Override
    public void squares(Centered<float[]> matrix, int length, Columns<float[]> columns, double[] sums) {
        Arrays.fill(sums, 0, columns.count(), 0);
        for (int from = 0; from < length; from = blockEnd(from, length, columns)) {
            int end = blockEnd(from, length, columns);
            Arrays.fill(columns.scratch(), 0f);
            for (int at = from; at < end; at += columns.width()) {
                addSquares(matrix, at, columns.scratch(), Math.min(columns.width(), end - at));
            }
            fold(columns, sums);
        }
    }

    private static void addSquares(Centered<float[]> matrix, int at, float[] sums, int length) {
        float[] values = matrix.values();
        float[] center = matrix.center();
        for (int i = 0; i < length; i++) {
            float distance = values[at + i] - center[i];
            sums[i] += distance * distance;
        }
    }

    @Override
    public void products(
            float[] factors, Centered<float[]> matrix, int length, Columns<float[]> columns, double[] sums) {
        Arrays.fill(sums, 0, columns.count(), 0);
        for (int from = 0; from < length; from = blockEnd(from, length, columns)) {
            int end = blockEnd(from, length, columns);
            Arrays.fill(columns.scratch(), 0f);
            for (int at = from; at < end; at += columns.width()) {
                addProducts(factors, matrix, at, columns.scratch(), Math.min(columns.width(), end - at));
            }
            fold(columns, sums);
        }
    }

    private static void addProducts(float[] factors, Centered<float[]> matrix, int at, float[] sums, int length) {
        float[] values = matrix.values();
        float[] center = matrix.center();
        for (int i = 0; i < length; i++) {
            sums[i] += factors[at + i] * (values[at + i] - center[i]);
        }
    }

    private static int blockEnd(int from, int length, Columns<float[]> columns) {
        return from + Math.min(length - from, Columns.BLOCK * columns.width());
    }

    private static void fold(Columns<float[]> columns, double[] sums) {
        for (int at = 0; at < columns.width(); at += columns.count()) {
            for (int c = 0; c < columns.count(); c++) {
                sums[c] += columns.scratch()[at + c];
            }
        }
    }

    @Override
    public void standardize(Centered<float[]> matrix, float[] scale, float[] shift, float[] to, int length) {
        for (int at = 0; at < length; at += matrix.width()) {
            int end = Math.min(matrix.width(), length - at);
            float[] values = matrix.values();
            float[] center = matrix.center();
            for (int i = 0; i < end; i++) {
                to[at + i] = (values[at + i] - center[i]) * scale[i] + shift[i];
            }
        }
    }

    @Override
    public void standardizeSlope(
            Centered<float[]> matrix, float[] gradients, Slopes<float[]> slopes, float[] to, int length) {
        float[] values = matrix.values();
        float[] center = matrix.center();
        float[] scale = slopes.scale();
        float[] slope = slopes.slope();
        float[] shift = slopes.shift();
        for (int at = 0; at < length; at += matrix.width()) {
            int end = Math.min(matrix.width(), length - at);
            for (int i = 0; i < end; i++) {
                to[at + i] = gradients[at + i] * scale[i] + (values[at + i] - center[i]) * slope[i] + shift[i];
            }
        }
    }
}
