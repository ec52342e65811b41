package dev.assize.engine.kernel;

/**
 * LSTM cells of every kind, number by number; the usual kind has a faster kernel in {@link CellKernels}.
 *
 * <p>With gate function s, squashing function q, sums z and peepholes p: {@code g = q(z_g)}, {@code f = s(z_f + p_f
 * c')}, {@code i = s(z_i + p_i c')}, {@code c = f c' + i g}, {@code o = s(z_o + p_o c)}, {@code h = o q(c)}.
 *
 * @param <A> {@code float[]} or {@code double[]}
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves, Generating Sequences With Recurrent Neural Networks, 2013,
 *     equations 7 to 11</a>
 */
public interface GatedCellKernels<A> {
    /** Computes c and h; adds what the peepholes give to the sums. */
    void forward(GatedCell<A> step, A output, int rows);

    /**
     * Turns the gradients of h and c into those of the sums, which replace the sums.
     *
     * @param step as {@link #forward} left it
     * @param output gradient of h
     * @param cell gradient of c from the next step, replaced by that for the step before
     * @param rows how many rows
     */
    void backward(GatedCell<A> step, A output, A cell, int rows);

    /** Adds to the gradient of the peepholes, after {@link #backward}. */
    void peepholeGradient(GatedCell<A> step, A gradient, int rows);
}
