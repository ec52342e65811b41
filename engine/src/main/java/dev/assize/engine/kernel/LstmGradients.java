package dev.assize.engine.kernel;

import dev.assize.vector.LstmSlopes;

/**
 * The gradients that meet in one time step of an LSTM.
 *
 * @param output gradient of h from above, [rows, units]
 * @param recurrent gradient of h from the next step: the first {@code units} columns
 * @param recurrentStride distance between the rows of {@code recurrent}
 * @param cell gradient of c from the next step, replaced by that for the step before, [rows, units]
 * @param scratch [4 * units], overwritten
 * @param <A> {@code float[]} or {@code double[]}
 */
public record LstmGradients<A>(A output, A recurrent, int recurrentStride, A cell, A scratch)
        implements LstmSlopes<A> {}
