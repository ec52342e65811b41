package dev.assize.engine.kernel;

/**
 * A right factor as it is.
 *
 * @param products what multiplies
 * @param right the factor
 * @param <A> {@code float[]} or {@code double[]}
 */
record StoredFactor<A>(Products<A> products, A right) implements RightFactor<A> {
    @Override
    public void multiply(Product product, A left, A result) {
        products.multiply(product, left, right, result);
    }

    @Override
    public long bytes() {
        return 0;
    }
}
