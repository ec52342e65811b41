package dev.assize.engine.kernel;

import java.util.Arrays;

/** Row kernels in {@code double}. */
final class DoubleRows implements RowKernels<double[]> {
    private static final int SUMS = 128;

    @Override
    public void fill(double[] values, int length, double value) {
        Arrays.fill(values, 0, length, value);
    }

    @Override
    public void fillRange(double[] values, int from, int length, double value) {
        Arrays.fill(values, from, from + length, value);
    }

    @Override
    public void addBias(double[] matrix, double[] bias, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            for (int c = 0; c < columns; c++) {
                matrix[at + c] += bias[c];
            }
        }
    }

    @Override
    public void addColumnSums(double[] matrix, int rows, int columns, double[] sums) {
        for (int row = 0; row < rows; row++) {
            addRow(matrix, row * columns, sums, columns);
        }
    }

    private static void addRow(double[] matrix, int at, double[] sums, int columns) {
        for (int c = 0; c < columns; c++) {
            sums[c] += matrix[at + c];
        }
    }

    @Override
    public void addScaled(double factor, double[] from, double[] to, int length) {
        double f = factor;
        for (int i = 0; i < length; i++) {
            to[i] += f * from[i];
        }
    }

    @Override
    public void scaleRows(double[] matrix, double[] factors, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            double f = factors[row];
            for (int i = at; i < at + columns; i++) {
                matrix[i] *= f;
            }
        }
    }

    @Override
    public void addSquaredNorms(double[] matrix, int rows, int columns, double[] norms) {
        for (int row = 0; row < rows; row++) {
            norms[row] += squaredNorm(matrix, row * columns, (row + 1) * columns);
        }
    }

    /** Four sums, so that no addition waits for the one before. */
    private static double squaredNorm(double[] values, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += values[i] * values[i];
            second += values[i + 1] * values[i + 1];
            third += values[i + 2] * values[i + 2];
            fourth += values[i + 3] * values[i + 3];
        }
        for (; i < to; i++) {
            first += values[i] * values[i];
        }
        return first + second + (third + fourth);
    }

    @Override
    public void move(double[] values, double[][] parts, Range range, double factor) {
        double f = factor;
        if (parts.length == 2) {
            moveByTwo(values, parts[0], parts[1], range, f);
            return;
        }
        for (double[] part : parts) {
            for (int i = range.from(); i < range.to(); i++) {
                values[i] += f * part[i];
            }
        }
    }

    private static void moveByTwo(double[] values, double[] first, double[] second, Range range, double f) {
        for (int i = range.from(); i < range.to(); i++) {
            values[i] += f * (first[i] + second[i]);
        }
    }

    @Override
    public void scatterRows(double[] from, int[] targets, double[] to, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            int target = targets[row] * columns;
            for (int c = 0; c < columns; c++) {
                to[target + c] += from[at + c];
            }
        }
    }

    @Override
    public boolean allFinite(double[] values, int length) {
        double[] sums = new double[Math.min(length, SUMS)]; // one beside the other, so that they are made in vectors
        int whole = length - length % SUMS;
        for (int from = 0; from < whole; from += SUMS) {
            for (int i = 0; i < SUMS; i++) {
                sums[i] += values[from + i] * 0; // 0 for a finite number, else NaN
            }
        }
        double sum = 0;
        for (int i = whole; i < length; i++) {
            sum += values[i] * 0;
        }
        for (double each : sums) {
            sum += each;
        }
        return sum == 0;
    }

    @Override
    public void multiply(double[] values, double[] factors, int length) {
        for (int i = 0; i < length; i++) {
            values[i] *= factors[i];
        }
    }

    @Override
    public void copyRuns(double[] from, double[] to, Runs runs, int count) {
        int source = runs.from();
        int target = runs.to();
        int length = runs.length();
        for (int run = 0; run < count; run++, source += runs.fromStride(), target += runs.toStride()) {
            for (int i = 0; i < length; i++) {
                to[target + i] = from[source + i];
            }
        }
    }

    @Override
    public void affine(double[] from, Affine<double[]> affine, double[] to, int rows) {
        double[] scale = affine.scale();
        double[] shift = affine.shift();
        int columns = affine.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            for (int c = 0; c < columns; c++) {
                to[at + c] = from[at + c] * scale[c] + shift[c];
            }
        }
    }
}
