package dev.assize.engine.kernel;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A parameter as the right factor of products, shared by all lanes of a plan.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Factors<A> {
    private final Products<A> products;
    private final A values;
    private final Version version;
    private final Map<Key, RightFactor<A>> known = new LinkedHashMap<>();

    /**
     * Makes the factors of a parameter.
     *
     * @param products what multiplies
     * @param values the numbers of the parameter
     * @param version counts their changes
     */
    public Factors(Products<A> products, A values, Version version) {
        this.products = products;
        this.values = values;
        this.version = version;
    }

    /** Returns the factor for products of a shape, whatever their number of rows. */
    public synchronized RightFactor<A> of(Product product) {
        Key key = new Key(product.form(), product.columns(), product.inner(), product.rightStride());
        RightFactor<A> factor = known.get(key);
        if (factor == null) {
            factor = products.factor(product, values, version);
            known.put(key, factor);
        }
        return factor;
    }

    /** Returns the bytes of all copies. */
    public synchronized long bytes() {
        return known.values().stream().mapToLong(RightFactor::bytes).sum();
    }

    /**
     * What the order of a copy depends on.
     *
     * @param form which factor is transposed
     * @param columns of the right factor
     * @param inner length of the sums
     * @param stride between its rows
     */
    private record Key(Product.Form form, int columns, int inner, int stride) {}
}
