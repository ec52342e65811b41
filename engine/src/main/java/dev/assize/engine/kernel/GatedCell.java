package dev.assize.engine.kernel;

/**
 * One time step of an LSTM with any activations and with peepholes, and its arrays. All matrices are [rows, ...]
 * without gaps.
 *
 * @param functions units and activations
 * @param sums [rows, 4 * units], blocks candidate, forget, output, input
 * @param peepholes [3 * units]: what the forget, the output and the input gate see of the cell, unit by unit
 * @param cellBefore c of the step before, [rows, units]
 * @param cell c, [rows, units]
 * @param <A> {@code float[]} or {@code double[]}
 */
public record GatedCell<A>(Functions functions, A sums, A peepholes, A cellBefore, A cell) {
    /**
     * What does not change from step to step.
     *
     * @param units width of the state
     * @param gate activation of the forget, output and input gates
     * @param squash activation of the candidate and of the cell
     */
    public record Functions(int units, Activation gate, Activation squash) {}
}
