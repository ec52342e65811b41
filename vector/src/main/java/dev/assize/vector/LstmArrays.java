package dev.assize.vector;

/**
 * The arrays of one time step of an LSTM, row-major.
 *
 * @param <A> {@code float[]} for {@link VectorCells}
 */
public interface LstmArrays<A> {
    /** Returns the width of the state. */
    int units();

    /** Returns the gates, [rows, 4 * units], blocks candidate, forget, output, input. */
    A gates();

    /** Returns c of the step before, [rows, units]. */
    A cellBefore();

    /** Returns c, [rows, units]. */
    A cell();

    /** Returns tanh(c), [rows, units]. */
    A squashed();

    /** Returns h, or its gradient, [rows, units]. */
    A output();
}
