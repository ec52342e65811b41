package dev.assize.vector;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;

import jdk.incubator.vector.FloatVector;

/**
 * Fourteen rows by two vectors, of a left factor in panels [depth, 14]: 28 sums, two vectors of the right factor and
 * one number of the left one take 31 of the 32 registers.
 */
final class TallTile extends Tile {
    static final int ROWS = 14;
    static final int COLUMNS = PanelTile.COLUMNS;

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
        FloatVector r8x = zero(SPECIES), r8y = zero(SPECIES), r9x = zero(SPECIES), r9y = zero(SPECIES);
        FloatVector r10x = zero(SPECIES), r10y = zero(SPECIES), r11x = zero(SPECIES), r11y = zero(SPECIES);
        FloatVector r12x = zero(SPECIES), r12y = zero(SPECIES), r13x = zero(SPECIES), r13y = zero(SPECIES);
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
            FloatVector a8 = broadcast(SPECIES, a[leftAt + k * ROWS + 8]);
            r8x = a8.fma(x, r8x);
            r8y = a8.fma(y, r8y);
            FloatVector a9 = broadcast(SPECIES, a[leftAt + k * ROWS + 9]);
            r9x = a9.fma(x, r9x);
            r9y = a9.fma(y, r9y);
            FloatVector a10 = broadcast(SPECIES, a[leftAt + k * ROWS + 10]);
            r10x = a10.fma(x, r10x);
            r10y = a10.fma(y, r10y);
            FloatVector a11 = broadcast(SPECIES, a[leftAt + k * ROWS + 11]);
            r11x = a11.fma(x, r11x);
            r11y = a11.fma(y, r11y);
            FloatVector a12 = broadcast(SPECIES, a[leftAt + k * ROWS + 12]);
            r12x = a12.fma(x, r12x);
            r12y = a12.fma(y, r12y);
            FloatVector a13 = broadcast(SPECIES, a[leftAt + k * ROWS + 13]);
            r13x = a13.fma(x, r13x);
            r13y = a13.fma(y, r13y);
        }
        float[] c = result;
        int to = resultAt;
        r0x.intoArray(c, to);
        r0y.intoArray(c, to + LANES);
        to += resultStride;
        r1x.intoArray(c, to);
        r1y.intoArray(c, to + LANES);
        to += resultStride;
        r2x.intoArray(c, to);
        r2y.intoArray(c, to + LANES);
        to += resultStride;
        r3x.intoArray(c, to);
        r3y.intoArray(c, to + LANES);
        to += resultStride;
        r4x.intoArray(c, to);
        r4y.intoArray(c, to + LANES);
        to += resultStride;
        r5x.intoArray(c, to);
        r5y.intoArray(c, to + LANES);
        to += resultStride;
        r6x.intoArray(c, to);
        r6y.intoArray(c, to + LANES);
        to += resultStride;
        r7x.intoArray(c, to);
        r7y.intoArray(c, to + LANES);
        to += resultStride;
        r8x.intoArray(c, to);
        r8y.intoArray(c, to + LANES);
        to += resultStride;
        r9x.intoArray(c, to);
        r9y.intoArray(c, to + LANES);
        to += resultStride;
        r10x.intoArray(c, to);
        r10y.intoArray(c, to + LANES);
        to += resultStride;
        r11x.intoArray(c, to);
        r11y.intoArray(c, to + LANES);
        to += resultStride;
        r12x.intoArray(c, to);
        r12y.intoArray(c, to + LANES);
        to += resultStride;
        r13x.intoArray(c, to);
        r13y.intoArray(c, to + LANES);
    }
}
