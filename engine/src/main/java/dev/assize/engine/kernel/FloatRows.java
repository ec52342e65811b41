package dev.assize.engine.kernel;

import java.util.Arrays;

/** Row kernels in {@code float}. */
class FloatRows implements RowKernels<float[]> {
    private static final int SUMS = 128;

    @Override
    public void fill(float[] values, int length, double value) {
        Arrays.fill(values, 0, length, (float) value);
    }

    @Override
    public void fillRange(float[] values, int from, int length, double value) {
        Arrays.fill(values, from, from + length, (float) value);
    }

    @Override
    public void addBias(float[] matrix, float[] bias, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            for (int c = 0; c < columns; c++) {
                matrix[at + c] += bias[c];
            }
        }
    }

    @Override
    public void addColumnSums(float[] matrix, int rows, int columns, float[] sums) {
        for (int row = 0; row < rows; row++) {
            addRow(matrix, row * columns, sums, columns);
        }
    }

    private static void addRow(float[] matrix, int at, float[] sums, int columns) {
        for (int c = 0; c < columns; c++) {
            sums[c] += matrix[at + c];
        }
    }

    @Override
    public void addScaled(double factor, float[] from, float[] to, int length) {
        float f = (float) factor;
        for (int i = 0; i < length; i++) {
            to[i] += f * from[i];
        }
    }

    @Override
    public void scaleRows(float[] matrix, double[] factors, int rows, int columns) {
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            float f = (float) factors[row];
            for (int i = at; i < at + columns; i++) {
                matrix[i] *= f;
            }
        }
    }

    @Override
    public void addSquaredNorms(float[] matrix, int rows, int columns, double[] norms) {
        for (int row = 0; row < rows; row++) {
            norms[row] += squaredNorm(matrix, row * columns, (row + 1) * columns);
        }
    }

    /** Four sums, so that no addition waits for the one before. */
    private static double squaredNorm(float[] values, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += (double) values[i] * values[i];
            second += (double) values[i + 1] * values[i + 1];
            third += (double) values[i + 2] * values[i + 2];
            fourth += (double) values[i + 3] * values[i + 3];
        }
        for (; i < to; i++) {
            first += (double) values[i] * values[i];
        }
        return first + second + (third + fourth);
    }

    @Override
    public void move(float[] values, float[][] parts, Range range, double factor) {
        float f = (float) factor;
        if (parts.length == 2) {
            moveByTwo(values, parts[0], parts[1], range, f);
            return;
        }
        for (float[] part : parts) {
            for (int i = range.from(); i < range.to(); i++) {
                values[i] += f * part[i];
            }
        }
    }

    private static void moveByTwo(float[] values, float[] first, float[] second, Range range, float f) {
        for (int i = range.from(); i < range.to(); i++) {
            values[i] += f * (first[i] + second[i]);
        }
    }

    @Override
    public void scatterRows(float[] from, int[] targets, float[] to, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int at = row * columns;
            int target = targets[row] * columns;
            for (int c = 0; c < columns; c++) {
                to[target + c] += from[at + c];
            }
        }
    }

    @Override
    public boolean allFinite(float[] values, int length) {
        float[] sums = new float[Math.min(length, SUMS)]; // one beside the other, so that they are made in vectors
        int whole = length - length % SUMS;
        for (int from = 0; from < whole; from += SUMS) {
            for (int i = 0; i < SUMS; i++) {
                sums[i] += values[from + i] * 0f; // 0 for a finite number, else NaN
            }
        }
        float sum = 0;
        for (int i = whole; i < length; i++) {
            sum += values[i] * 0f;
        }
        for (float each : sums) {
            sum += each;
        }
        return sum == 0f;
    }

    @Override
    public void multiply(float[] values, float[] factors, int length) {
        for (int i = 0; i < length; i++) {
            values[i] *= factors[i];
        }
    }

    @Override
    public void copyRuns(float[] from, float[] to, Runs runs, int count) {
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
    public void affine(float[] from, Affine<float[]> affine, float[] to, int rows) {
        float[] scale = affine.scale();
        float[] shift = affine.shift();
        int columns = affine.columns();
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            for (int c = 0; c < columns; c++) {
                to[at + c] = from[at + c] * scale[c] + shift[c];
            }
        }
    }
}
