package dev.assize.engine.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A right factor as it is.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class StoredFactor<A> implements RightFactor<A> {
    private final Products<A> products;
    private @Nullable A right;

    StoredFactor(Products<A> products) {
        this.products = products;
    }

    @Override
    public void set(Product product, A numbers) {
        right = numbers;
    }

    @Override
    public void multiply(Product product, A left, A result) {
        if (right == null) {
            throw new IllegalStateException("a product was asked for before its right factor was set; set it first");
        }
        products.multiply(product, left, right, result);
    }
}
