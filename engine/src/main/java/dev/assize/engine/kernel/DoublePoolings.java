package dev.assize.engine.kernel;

import java.util.Arrays;

/** Sums under windows over images of {@code double[]}, and what makes norms of them. */
final class DoublePoolings implements PoolingKernels<double[]> {
    private static final double SMALLEST = 1e-8; // DL4J's
    private static final double LARGEST = 1e30; // stays finite in float, also times a gradient

    @Override
    public void sum(PoolingRows rows, double[] images, double[] pooled, int count) {
        Arrays.fill(pooled, 0, count * rows.pooledSize(), 0);
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < rows.rows(); row++) {
                int out = k * rows.pooledSize() + row * rows.rowLength();
                for (int piece = rows.from(rows.list(row, 0)); piece < rows.to(rows.lastList(row)); piece++) {
                    int from = k * rows.imageSize() + rows.inImage(piece);
                    addRun(images, from, pooled, out + rows.inRow(piece), rows.length(piece));
                }
            }
        }
    }

    @Override
    public void sumSlope(PoolingRows rows, double[] gradients, double[] imageGradients, int count) {
        Arrays.fill(imageGradients, 0, count * rows.imageSize(), 0);
        for (int k = 0; k < count; k++) {
            for (int row = 0; row < rows.rows(); row++) {
                int out = k * rows.pooledSize() + row * rows.rowLength();
                for (int piece = rows.from(rows.list(row, 0)); piece < rows.to(rows.lastList(row)); piece++) {
                    int to = k * rows.imageSize() + rows.inImage(piece);
                    addRun(gradients, out + rows.inRow(piece), imageGradients, to, rows.length(piece));
                }
            }
        }
    }

    private static void addRun(double[] from, int fromAt, double[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }

    @Override
    public void power(double[] from, double[] to, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = Scalars.power(Math.abs(from[i]), exponent);
        }
    }

    @Override
    public void powerSlope(double[] from, double[] gradients, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= (Math.signum(from[i]) * Scalars.power(Math.abs(from[i]), exponent - 1));
        }
    }

    @Override
    public void root(double[] values, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.pow(values[i], 1.0 / exponent);
        }
    }

    @Override
    public void rootSlope(double[] roots, double[] gradients, double[] to, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            double root = Math.max(roots[i], SMALLEST);
            double scale = roots[i] > 0 ? Math.min(LARGEST, Math.pow(root, 1 - exponent)) : 0;
            to[i] = (gradients[i] * scale);
        }
    }
}
