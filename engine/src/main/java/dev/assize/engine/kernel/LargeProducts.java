package dev.assize.engine.kernel;

import dev.assize.vector.VectorProducts;
import java.util.function.IntFunction;

/**
 * Large products in vector registers, others as before. Which is large depends on the shape alone, so that a run gives
 * the same numbers each time. Small ones stay out, so that a program with small networks does not wait for the compiler
 * to make machine code of the large ones.
 */
final class LargeProducts implements Products<float[]> {
    private static final long LARGE = 2_000_000; // operations, 20 microseconds

    private final Products<float[]> others;
    private volatile boolean warm;

    LargeProducts(Products<float[]> others) {
        this.others = others;
    }

    static boolean isLarge(Product product) {
        return product.operations() >= LARGE && VectorProducts.takes(product);
    }

    /** Tells whether there has been a large product, so that the wait for the compiler is over. */
    boolean warm() {
        return warm;
    }

    private VectorProducts vectors() {
        VectorProducts vectors = Vectors.PRODUCTS;
        if (!warm) {
            warm = true;
        }
        return vectors;
    }

    @Override
    public void multiply(Product product, float[] left, float[] right, float[] result) {
        if (isLarge(product)) {
            vectors().multiply(product, left, right, result);
        } else {
            others.multiply(product, left, right, result);
        }
    }

    @Override
    public RightFactor<float[]> factor(Product product, IntFunction<float[]> memory) {
        return isLarge(product)
                ? new Packed(new StoredFactor<>(this), memory.apply(VectorProducts.packedLength(product)))
                : new StoredFactor<>(this);
    }

    /** Made, and made fast, when the first large product comes. */
    private static final class Vectors {
        private static final VectorProducts PRODUCTS = new VectorProducts();
    }

    /** A right factor in panels, if products by it are large. */
    private final class Packed implements RightFactor<float[]> {
        private final StoredFactor<float[]> stored;
        private final float[] panels;

        Packed(StoredFactor<float[]> stored, float[] panels) {
            this.stored = stored;
            this.panels = panels;
        }

        @Override
        public void set(Product product, float[] right) {
            stored.set(product, right);
            if (isLarge(product)) {
                vectors().pack(product, right, panels);
            }
        }

        @Override
        public void multiply(Product product, float[] left, float[] result) {
            if (isLarge(product)) {
                vectors().multiplyPacked(product, left, panels, result);
            } else {
                stored.multiply(product, left, result);
            }
        }
    }
}
