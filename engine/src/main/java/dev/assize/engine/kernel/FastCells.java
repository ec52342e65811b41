package dev.assize.engine.kernel;

import dev.assize.vector.VectorCells;

/** Recurrent cells in {@code float}, in vector registers once large products are; the same to the bit. */
final class FastCells extends FloatCells {
    private static final int LARGE = 1 << 10; // numbers of the state, some microseconds

    private final LargeProducts products;

    FastCells(LargeProducts products) {
        this.products = products;
    }

    private boolean isFast(LstmStep<float[]> step, int rows) {
        return products.warm() && rows * step.units() >= LARGE && VectorCells.takes(step.units());
    }

    @Override
    public void lstm(LstmStep<float[]> step, int rows) {
        if (!isFast(step, rows)) {
            super.lstm(step, rows);
            return;
        }
        int units = step.units();
        sigmoid(step.gates(), rows * 4 * units);
        Vectors.CELLS.advance(step, rows);
        tanh(step.cell(), step.squashed(), rows * units);
        Vectors.CELLS.open(step, rows);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(step.output(), row * units, step.next(), row * step.nextStride(), units);
        }
    }

    @Override
    public void lstmSlope(LstmStep<float[]> step, LstmGradients<float[]> gradients, int rows) {
        if (isFast(step, rows)) {
            Vectors.CELLS.slope(step, gradients, rows);
        } else {
            super.lstmSlope(step, gradients, rows);
        }
    }

    /** Made, and made fast, at first use. */
    private static final class Vectors {
        private static final VectorCells CELLS = new VectorCells();
    }
}
