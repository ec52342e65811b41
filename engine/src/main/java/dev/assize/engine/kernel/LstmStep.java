package dev.assize.engine.kernel;

import dev.assize.vector.LstmArrays;

/**
 * The arrays of one time step of an LSTM; row-major.
 *
 * @param units h, the width of the state
 * @param gates [rows, 4 * units], blocks candidate, forget, output, input
 * @param cellBefore c of the step before, [rows, units]
 * @param cell c, [rows, units]
 * @param squashed tanh(c), [rows, units]
 * @param output h, [rows, units]
 * @param next where h goes as input of the next step: the first {@code units} columns
 * @param nextStride distance between the rows of {@code next}
 * @param <A> {@code float[]} or {@code double[]}
 */
public record LstmStep<A>(int units, A gates, A cellBefore, A cell, A squashed, A output, A next, int nextStride)
        implements LstmArrays<A> {}
