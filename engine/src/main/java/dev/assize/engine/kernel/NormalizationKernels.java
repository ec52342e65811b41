package dev.assize.engine.kernel;

/**
 * What layer normalization needs: rows brought to mean 0 and variance 1, and the way back of gradients.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface NormalizationKernels<A> {
    /**
     * Brings each row to mean 0 and variance 1 in place: {@code s_i = (x_i - m) / d} with the row's mean m and standard
     * deviation d (divisor: number of columns; nothing is added to it). A row of equal numbers becomes zeros.
     *
     * @param matrix [rows, columns]
     * @param inverses receives 1 / d for each row, 0 for a row of equal numbers
     * @param rows how many rows
     * @param columns numbers of a row
     */
    void standardize(A matrix, double[] inverses, int rows, int columns);

    /**
     * Turns gradients g of {@link #standardize}'s results s into those of its inputs, in place: {@code (g_i - mean(g) -
     * s_i mean(g s)) / d}.
     *
     * @param standard s, as {@code standardize} left it
     * @param inverses 1 / d for each row
     * @param gradients what is turned
     * @param rows how many rows
     * @param columns numbers of a row
     */
    void standardizeSlope(A standard, double[] inverses, A gradients, int rows, int columns);

    /** Adds the sums over rows of the products of two matrices, element by element, to the vector {@code sums}. */
    void addColumnProducts(A left, A right, int rows, int columns, A sums);
}
