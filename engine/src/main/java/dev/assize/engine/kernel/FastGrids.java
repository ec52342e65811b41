package dev.assize.engine.kernel;

import dev.assize.vector.VectorGrids;

/** Noise on a grid in {@code float}, in vector registers once large products are; the same to the bit. */
final class FastGrids extends FloatGrids {
    private final LargeProducts products;

    FastGrids(LargeProducts products) {
        this.products = products;
    }

    @Override
    public void addRounded(float[] numbers, Range range, double[] noise, double[] room, Step step) {
        int count = range.to() - range.from();
        if (products.warm() && count == VectorGrids.whole(count)) {
            VectorGrids.Place place = new VectorGrids.Place(range.from(), count);
            Vectors.GRIDS.addRounded(numbers, place, noise, 1 / step.grid(), step.grid() * step.factor());
        } else {
            super.addRounded(numbers, range, noise, room, step);
        }
    }

    /** Made, and made fast, at first use. */
    private static final class Vectors {
        private static final VectorGrids GRIDS = new VectorGrids();
    }
}
