package dev.assize.engine.kernel;

/**
 * Squared norms of gradients.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface NormKernels<A> {
    /** How many numbers the scratch of {@link #squareSum} needs. */
    int LANES = 256;

    /**
     * Returns the sum of squares of the first {@code length} numbers. Runs of {@value #LANES} columns and 64 rows are
     * added in the number type, those sums in double precision.
     *
     * @param values the numbers
     * @param length how many
     * @param scratch room for {@value #LANES} numbers, overwritten
     */
    double squareSum(A values, int length, A scratch);

    /**
     * Returns {@code sum_i (left_i + shift) right_i}, in double precision.
     *
     * @param left numbers
     * @param right numbers
     * @param length how many of each
     * @param shift 0 or what is added to each left number
     */
    double contract(A left, A right, int length, double shift);

    /** Returns the sum of the absolute terms of {@link #contract}. */
    double contractAbsolute(A left, A right, int length, double shift);
}
