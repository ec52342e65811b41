package dev.assize.engine.kernel;

/**
 * A right factor that many left ones are multiplied by, on several threads: brought into the order that products want
 * once for each version of its numbers, not each time.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface RightFactor<A> {
    /**
     * Multiplies as {@link Products#multiply} does, with the same result.
     *
     * @param product of the shape that the factor was made for, with any number of rows
     * @param left the left factor
     * @param result where the product goes
     */
    void multiply(Product product, A left, A result);

    /** Returns the bytes of a copy in another order, made or still to be made. */
    long bytes();
}
