package dev.assize.engine.kernel;

import dev.assize.vector.VectorProducts;

/**
 * Large products in vector registers, others as before. Which is large depends on the shape alone, so that a run gives
 * the same numbers each time. Small ones stay out, so that a program with small networks does not wait for the compiler
 * to make machine code of the large ones.
 */
final class LargeProducts implements Products<float[]> {
    private static final long LARGE = 2_000_000; // operations, 20 microseconds
    private static final int USUAL_ROWS = 128; // of a lane: factors that are not large then are not copied

    private final Products<float[]> others;
    private volatile boolean warm;
    private volatile long largest;

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

    VectorProducts vectors() {
        VectorProducts vectors = Vectors.PRODUCTS;
        if (!warm) {
            warm = true;
        }
        return vectors;
    }

    @Override
    public void multiply(Product product, float[] left, float[] right, float[] result) {
        note(product);
        if (isLarge(product)) {
            vectors().multiply(product, left, right, result);
        } else {
            others.multiply(product, left, right, result);
        }
    }

    /** Remembers the size of the largest product: of one lane at work, which is when somebody wants to know. */
    void note(Product product) {
        if (product.operations() > largest) {
            largest = product.operations();
        }
    }

    @Override
    public RightFactor<float[]> factor(Product product, float[] right, Version version) {
        Product usual = product.withRows(Math.max(USUAL_ROWS, product.rows()));
        return isLarge(usual) ? new PackedFactor(this, product, right, version) : new StoredFactor<>(this, right);
    }

    @Override
    public long roomBytes(long operations) {
        return operations >= LARGE ? VectorProducts.roomBytes() : 0;
    }

    @Override
    public long takeLargest() {
        long taken = largest;
        largest = 0;
        return taken;
    }

    /** Made, and made fast, when the first large product comes. */
    private static final class Vectors {
        private static final VectorProducts PRODUCTS = new VectorProducts();
    }
}
