package dev.assize.engine.kernel;

import dev.assize.vector.VectorRows;

/** Row kernels in {@code float}, large ones in vector registers once large products are; the same to the bit. */
final class FastRows extends FloatRows {
    private static final int LARGE = 1 << 13; // numbers, a microsecond

    private final LargeProducts products;

    FastRows(LargeProducts products) {
        this.products = products;
    }

    private boolean isFast(int rows, int columns) {
        return products.warm() && rows * columns >= LARGE && VectorRows.takes(columns);
    }

    @Override
    public void addBias(float[] matrix, float[] bias, int rows, int columns) {
        if (isFast(rows, columns)) {
            Vectors.ROWS.addBias(matrix, bias, rows, columns);
        } else {
            super.addBias(matrix, bias, rows, columns);
        }
    }

    @Override
    public void addColumnSums(float[] matrix, int rows, int columns, float[] sums) {
        if (isFast(rows, columns)) {
            Vectors.ROWS.addColumnSums(matrix, rows, columns, sums);
        } else {
            super.addColumnSums(matrix, rows, columns, sums);
        }
    }

    /** Made, and made fast, at first use. */
    private static final class Vectors {
        private static final VectorRows ROWS = new VectorRows();
    }
}
