package dev.assize.engine.kernel;

/**
 * The cells of recurrent layers, for all rows of one time step.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface CellKernels<A> {
    /**
     * One step of an LSTM. Gates come as sums and leave as activations.
     *
     * <p>With blocks g, f, o, i of {@code gates} (candidate, forget, output, input): {@code c = f * c' + i * g},
     * {@code h = o * tanh(c)}; g through tanh, the others through the logistic function.
     *
     * @param step the arrays of the step
     * @param rows how many rows
     */
    void lstm(LstmStep<A> step, int rows);

    /**
     * Turns the gradient of h and c into that of the gate sums, which replaces the gate activations.
     *
     * @param step the arrays of the step, gates as {@link #lstm} left them
     * @param gradients the gradients that meet in this step
     * @param rows how many rows
     */
    void lstmSlope(LstmStep<A> step, LstmGradients<A> gradients, int rows);
}
