package dev.assize.engine.kernel;

/**
 * Noise of differential privacy added to sums, and the result rounded to a grid.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface GridKernels<A> {
    /**
     * Leaves {@code (a + rint(x/g - a + noise)) g factor} for each number x, where {@code a = rint(x/g)} and the terms are
     * computed in double precision. Cutting off a first leaves all digits to the rest and the noise, however large x is.
     *
     * @param numbers x
     * @param range which of them, at most as many as there is noise
     * @param noise in units of the grid, from 0 on; below 2^50
     * @param grid g, a power of two; x is below 2^50 of it
     * @param factor what the results are multiplied with
     */
    void addRounded(A numbers, Range range, double[] noise, double grid, double factor);

    /** Adds some numbers to those of another array and sets them to 0. */
    void move(A from, A to, Range range);
}
