package dev.assize.engine.kernel;

import dev.assize.vector.VectorProducts;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A right factor in panels, made anew when its version has changed by the threads that want to multiply by it: each
 * takes a part until there are none, and waits for the others. Small products take the factor as it is.
 */
final class PackedFactor implements RightFactor<float[]> {
    private static final Packing NEVER = new Packing(-1);

    private final LargeProducts products;
    private final Product shape;
    private final float[] right;
    private final Version version;
    private volatile Packing last = NEVER;
    private volatile float[] panels = {};

    PackedFactor(LargeProducts products, Product shape, float[] right, Version version) {
        this.products = products;
        this.shape = shape;
        this.right = right;
        this.version = version;
    }

    @Override
    public void multiply(Product product, float[] left, float[] result) {
        if (!LargeProducts.isLarge(product)) {
            products.multiply(product, left, right, result);
            return;
        }
        products.note(product);
        VectorProducts vectors = products.vectors();
        pack(vectors);
        vectors.multiplyPacked(product, left, panels, result);
    }

    private void pack(VectorProducts vectors) {
        long wanted = version.number();
        Packing packing = last;
        if (packing.version != wanted) {
            packing = begin(wanted);
        }
        int parts = VectorProducts.parts(shape);
        if (packing.done.get() == parts) {
            return;
        }
        for (int part = packing.next.getAndIncrement(); part < parts; part = packing.next.getAndIncrement()) {
            packPart(vectors, packing, part);
        }
        while (packing.done.get() < parts) {
            Thread.onSpinWait(); // some microseconds: the others are at their last part
        }
    }

    /**
     * Counts the part even if it failed, so that nobody waits for it; then the run fails, and the next one packs again.
     */
    private void packPart(VectorProducts vectors, Packing packing, int part) {
        boolean packed = false;
        try {
            vectors.pack(shape, part, right, panels);
            packed = true;
        } finally {
            if (!packed) {
                last = NEVER;
            }
            packing.done.incrementAndGet();
        }
    }

    private synchronized Packing begin(long wanted) {
        if (panels.length == 0) {
            panels = new float[VectorProducts.packedLength(shape)];
        }
        if (last.version != wanted) {
            last = new Packing(wanted);
        }
        return last;
    }

    @Override
    public long bytes() {
        return (long) Float.BYTES * VectorProducts.packedLength(shape);
    }

    /** The panels of one version while they are made, and after. */
    private static final class Packing {
        private final long version;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();

        Packing(long version) {
            this.version = version;
        }
    }
}
