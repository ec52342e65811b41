package dev.assize.vector;

/**
 * The gradients that meet in one time step of an LSTM, row-major.
 *
 * @param <A> {@code float[]} for {@link VectorCells}
 */
public interface LstmSlopes<A> {
    /** Returns the gradient of h from above, [rows, units]. */
    A output();

    /** Returns the gradient of h from the next step, in its first columns. */
    A recurrent();

    /** Returns the distance between the rows of {@link #recurrent}. */
    int recurrentStride();

    /** Returns the gradient of c, [rows, units]. */
    A cell();
}
