package dev.assize.engine.kernel;

/**
 * A right factor that many left ones are multiplied by: brought into the order that products want once, not each time.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface RightFactor<A> {
    /**
     * Takes the numbers, before the first {@link #multiply} and when they have changed.
     *
     * @param product the shape of the products that follow
     * @param right the right factor, which stays as it is until the last of them
     */
    void set(Product product, A right);

    /**
     * Multiplies as {@link Products#multiply} does, with the same result.
     *
     * @param product as given to {@link #set}
     * @param left the left factor
     * @param result where the product goes
     */
    void multiply(Product product, A left, A result);
}
