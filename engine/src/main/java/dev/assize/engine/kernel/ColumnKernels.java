package dev.assize.engine.kernel;

/**
 * Statistics of the columns of a matrix without gaps, and what is made from them. Vectors of coefficients are repeated
 * as {@link Columns} says, so that loops stay long where there are few columns.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface ColumnKernels<A> {
    /** Writes the sum of each column to {@code sums}. */
    void sums(A matrix, int length, Columns<A> columns, double[] sums);

    /** Writes the sum of squares of each column's distances from {@code center} to {@code sums}. */
    void squares(Centered<A> matrix, int length, Columns<A> columns, double[] sums);

    /** Writes the sum of each column of {@code factors * (matrix - center)}, number by number, to {@code sums}. */
    void products(A factors, Centered<A> matrix, int length, Columns<A> columns, double[] sums);

    /** Writes {@code (matrix - center) * scale + shift}. */
    void standardize(Centered<A> matrix, A scale, A shift, A to, int length);

    /**
     * Writes {@code gradients * scale + (matrix - center) * slope + shift}.
     *
     * @param matrix what was standardized
     * @param gradients of the result of that
     * @param slopes coefficients of each column
     * @param to receives the gradients of the matrix
     * @param length how many numbers the matrix has
     */
    void standardizeSlope(Centered<A> matrix, A gradients, Slopes<A> slopes, A to, int length);

    /**
     * A matrix and a number for each column to subtract.
     *
     * @param values the matrix
     * @param center a repeated vector
     * @param width its length
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Centered<A>(A values, A center, int width) {}

    /**
     * Coefficients for {@link #standardizeSlope}, repeated vectors.
     *
     * @param scale of the gradients
     * @param slope of the matrix
     * @param shift what is added
     * @param <A> {@code float[]} or {@code double[]}
     */
    record Slopes<A>(A scale, A slope, A shift) {}
}
