package dev.assize.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;

/** Eight rows by two vectors, of a left factor in panels [depth, 8]. */
final class PanelTile extends Tile {
    static final int ROWS = 8;
    static final int COLUMNS = 2 * LANES;

    private float[] left = new float[0];
    private float[] right = new float[0];
    private float[] result = new float[0];
    private int resultStride;

    @Override
    int rows() {
        return ROWS;
    }

    @Override
    int columns() {
        return COLUMNS;
    }

    @Override
    void factors(float[] leftFactor, int stride, float[] panels) {
        left = leftFactor;
        right = panels;
    }

    @Override
    void target(float[] array, int stride) {
        result = array;
        resultStride = stride;
    }

    @Override
    void multiply(int leftAt, int rightAt, int resultAt, int depth) {
        float[] a = left;
        float[] b = right;
        FloatVector r0x = zero(SPECIES), r0y = zero(SPECIES), r1x = zero(SPECIES), r1y = zero(SPECIES);
        FloatVector r2x = zero(SPECIES), r2y = zero(SPECIES), r3x = zero(SPECIES), r3y = zero(SPECIES);
        FloatVector r4x = zero(SPECIES), r4y = zero(SPECIES), r5x = zero(SPECIES), r5y = zero(SPECIES);
        FloatVector r6x = zero(SPECIES), r6y = zero(SPECIES), r7x = zero(SPECIES), r7y = zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            FloatVector x = fromArray(SPECIES, b, rightAt + k * COLUMNS);
            FloatVector y = fromArray(SPECIES, b, rightAt + k * COLUMNS + LANES);
            FloatVector a0 = broadcast(SPECIES, a[leftAt + k * ROWS]);
            r0x = a0.fma(x, r0x);
            r0y = a0.fma(y, r0y);
            FloatVector a1 = broadcast(SPECIES, a[leftAt + k * ROWS + 1]);
            r1x = a1.fma(x, r1x);
            r1y = a1.fma(y, r1y);
            FloatVector a2 = broadcast(SPECIES, a[leftAt + k * ROWS + 2]);
            r2x = a2.fma(x, r2x);
            r2y = a2.fma(y, r2y);
            FloatVector a3 = broadcast(SPECIES, a[leftAt + k * ROWS + 3]);
            r3x = a3.fma(x, r3x);
            r3y = a3.fma(y, r3y);
            FloatVector a4 = broadcast(SPECIES, a[leftAt + k * ROWS + 4]);
            r4x = a4.fma(x, r4x);
            r4y = a4.fma(y, r4y);
            FloatVector a5 = broadcast(SPECIES, a[leftAt + k * ROWS + 5]);
            r5x = a5.fma(x, r5x);
            r5y = a5.fma(y, r5y);
            FloatVector a6 = broadcast(SPECIES, a[leftAt + k * ROWS + 6]);
            r6x = a6.fma(x, r6x);
            r6y = a6.fma(y, r6y);
            FloatVector a7 = broadcast(SPECIES, a[leftAt + k * ROWS + 7]);
            r7x = a7.fma(x, r7x);
            r7y = a7.fma(y, r7y);
        }
        store(r0x, r0y, resultAt);
        store(r1x, r1y, resultAt + resultStride);
        store(r2x, r2y, resultAt + 2 * resultStride);
        store(r3x, r3y, resultAt + 3 * resultStride);
        store(r4x, r4y, resultAt + 4 * resultStride);
        store(r5x, r5y, resultAt + 5 * resultStride);
        store(r6x, r6y, resultAt + 6 * resultStride);
        store(r7x, r7y, resultAt + 7 * resultStride);
    }

    private void store(FloatVector x, FloatVector y, int at) {
        x.intoArray(result, at);
        y.intoArray(result, at + LANES);
    }
}
