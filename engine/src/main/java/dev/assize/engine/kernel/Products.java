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

    /**
     * Makes a right factor that many left ones are multiplied by, on several threads.
     *
     * @param product the shape of these products; only the number of rows may differ from one to the other
     * @param right the factor
     * @param version counts the changes of its numbers, none of which is made while a product runs
     */
    RightFactor<A> factor(Product product, A right, Version version);

    /** Returns the bytes that a thread needs to work in for products of so many operations. */
    default long roomBytes(long operations) {
        return 0;
    }

    /** Returns the operations of the largest product since the last call. */
    default long takeLargest() {
        return 0;
    }
}
