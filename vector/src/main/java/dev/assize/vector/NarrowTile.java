package dev.assize.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;

/** Sixteen rows by one vector, of a left factor where it lies: for a right factor of few columns. */
final class NarrowTile extends Tile {
    static final int ROWS = 16;
    static final int COLUMNS = LANES;

    private float[] left = new float[0];
    private int leftStride;
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
        leftStride = stride;
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
        FloatVector r0 = zero(SPECIES),
                r1 = zero(SPECIES),
                r2 = zero(SPECIES),
                r3 = zero(SPECIES),
                r4 = zero(SPECIES),
                r5 = zero(SPECIES);
        FloatVector r6 = zero(SPECIES),
                r7 = zero(SPECIES),
                r8 = zero(SPECIES),
                r9 = zero(SPECIES),
                r10 = zero(SPECIES),
                r11 = zero(SPECIES);
        FloatVector r12 = zero(SPECIES), r13 = zero(SPECIES), r14 = zero(SPECIES), r15 = zero(SPECIES);
        int stride = leftStride;
        for (int k = 0; k < depth; k++) {
            FloatVector x = fromArray(SPECIES, b, rightAt + k * COLUMNS);
            r0 = broadcast(SPECIES, a[leftAt + k]).fma(x, r0);
            r1 = broadcast(SPECIES, a[leftAt + stride + k]).fma(x, r1);
            r2 = broadcast(SPECIES, a[leftAt + 2 * stride + k]).fma(x, r2);
            r3 = broadcast(SPECIES, a[leftAt + 3 * stride + k]).fma(x, r3);
            r4 = broadcast(SPECIES, a[leftAt + 4 * stride + k]).fma(x, r4);
            r5 = broadcast(SPECIES, a[leftAt + 5 * stride + k]).fma(x, r5);
            r6 = broadcast(SPECIES, a[leftAt + 6 * stride + k]).fma(x, r6);
            r7 = broadcast(SPECIES, a[leftAt + 7 * stride + k]).fma(x, r7);
            r8 = broadcast(SPECIES, a[leftAt + 8 * stride + k]).fma(x, r8);
            r9 = broadcast(SPECIES, a[leftAt + 9 * stride + k]).fma(x, r9);
            r10 = broadcast(SPECIES, a[leftAt + 10 * stride + k]).fma(x, r10);
            r11 = broadcast(SPECIES, a[leftAt + 11 * stride + k]).fma(x, r11);
            r12 = broadcast(SPECIES, a[leftAt + 12 * stride + k]).fma(x, r12);
            r13 = broadcast(SPECIES, a[leftAt + 13 * stride + k]).fma(x, r13);
            r14 = broadcast(SPECIES, a[leftAt + 14 * stride + k]).fma(x, r14);
            r15 = broadcast(SPECIES, a[leftAt + 15 * stride + k]).fma(x, r15);
        }
        r0.intoArray(result, resultAt);
        r1.intoArray(result, resultAt + resultStride);
        r2.intoArray(result, resultAt + 2 * resultStride);
        r3.intoArray(result, resultAt + 3 * resultStride);
        r4.intoArray(result, resultAt + 4 * resultStride);
        r5.intoArray(result, resultAt + 5 * resultStride);
        r6.intoArray(result, resultAt + 6 * resultStride);
        r7.intoArray(result, resultAt + 7 * resultStride);
        r8.intoArray(result, resultAt + 8 * resultStride);
        r9.intoArray(result, resultAt + 9 * resultStride);
        r10.intoArray(result, resultAt + 10 * resultStride);
        r11.intoArray(result, resultAt + 11 * resultStride);
        r12.intoArray(result, resultAt + 12 * resultStride);
        r13.intoArray(result, resultAt + 13 * resultStride);
        r14.intoArray(result, resultAt + 14 * resultStride);
        r15.intoArray(result, resultAt + 15 * resultStride);
    }
}
