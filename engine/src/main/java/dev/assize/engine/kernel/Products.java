package dev.assize.engine.kernel;

import java.util.function.IntFunction;

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

    /**
     * Makes the place of a right factor that many left ones are multiplied by, one after the other.
     *
     * @param product the shape of these products; only the number of rows may differ from one to the other
     * @param memory where numbers come from
     */
    RightFactor<A> factor(Product product, IntFunction<A> memory);
}
