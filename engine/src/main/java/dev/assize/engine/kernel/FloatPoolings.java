package dev.assize.engine.kernel;

import java.util.Arrays;

/** Sums under windows over images of {@code float[]}, and what makes norms of them. */
final class FloatPoolings implements PoolingKernels<float[]> {
    private static final double SMALLEST = 1e-8; // DL4J's
    private static final double LARGEST = 1e30; // stays finite in float, also times a gradient

    @Override
    public void sum(PoolingRows rows, float[] images, float[] pooled, int count) {
        Arrays.fill(pooled, 0, count * rows.pooledSize(), 0f);
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
    public void sumSlope(PoolingRows rows, float[] gradients, float[] imageGradients, int count) {
        Arrays.fill(imageGradients, 0, count * rows.imageSize(), 0f);
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

    private static void addRun(float[] from, int fromAt, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] += from[fromAt + i];
        }
    }

    @Override
    public void power(float[] from, float[] to, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = (float) Scalars.power(Math.abs(from[i]), exponent);
        }
    }

    @Override
    public void powerSlope(float[] from, float[] gradients, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            gradients[i] *= (float) (Math.signum(from[i]) * Scalars.power(Math.abs(from[i]), exponent - 1));
        }
    }

    @Override
    public void root(float[] values, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            values[i] = (float) Math.pow(values[i], 1.0 / exponent);
        }
    }

    @Override
    public void rootSlope(float[] roots, float[] gradients, float[] to, int exponent, int length) {
        for (int i = 0; i < length; i++) {
            double root = Math.max(roots[i], SMALLEST);
            double scale = roots[i] > 0 ? Math.min(LARGEST, Math.pow(root, 1 - exponent)) : 0;
            to[i] = (float) (gradients[i] * scale);
        }
    }
}
