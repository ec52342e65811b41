package dev.assize.engine.kernel;

/**
 * Matrix products.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Products<A> {
    /**
     * Multiplies two matrices.
     *
     * @param product shapes, transpositions, and whether the result is added to
     * @param left the left factor
     * @param right the right factor
     * @param result where the product goes, no array of the factors
     */
    void multiply(Product product, A left, A right, A result);
}
