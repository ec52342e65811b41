package dev.assize.engine.kernel;

/**
 * Noise of differential privacy added to sums, and the result rounded to a grid.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface GridKernels<A> {
    /**
     * Leaves {@code (a + rint(x/g - a + noise)) g factor} for each number x, where {@code a = rint(x/g)} and the terms
     * are computed in double precision. Cutting off a first leaves all digits to the rest and the noise, however large
     * x is.
     *
     * @param numbers x
     * @param range which of them, at most as many as there is noise
     * @param noise in units of the grid, from 0 on, below 2^50; overwritten
     * @param room as many numbers to work with
     * @param step the grid, of which x is below 2^50
     */
    void addRounded(A numbers, Range range, double[] noise, double[] room, Step step);

    /**
     * How results are made.
     *
     * @param grid g, a power of two
     * @param factor what they are multiplied with
     */
    record Step(double grid, double factor) {}

    /** Adds some numbers to those of another array and sets them to 0. */
    void move(A from, A to, Range range);
}
