package dev.assize.engine.kernel;

/**
 * Losses by row, and their gradients. Losses are sums over the columns, added to what is there; nothing is averaged
 * over rows.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface LossKernels<A> {
    /**
     * Adds {@code -sum w t log p} with p = softmax(z), where the logarithm takes p within the clip; the gradient with
     * respect to z, of the loss without the clip, is {@code p - t}, or with weights {@code p sum(w t) - w t}.
     */
    void softmaxCrossEntropy(LossRows<A> block, int rows);

    /**
     * Adds {@code -sum w (t log p + (1-t) log(1-p))} with the logistic function p of z, taken within the clip; the
     * gradient with respect to z is {@code w (p - t)}. Where p is outside of the clip and becomes q, it is {@code w (q
     * - t) p (1-p) / (q (1-q))}, as DL4J has it.
     */
    void sigmoidCrossEntropy(LossRows<A> block, int rows);

    /**
     * Adds a loss that is a weighted sum over columns of a function of output and target; the gradient is that of the
     * outputs.
     */
    void pointwise(PointLoss loss, LossRows<A> block, int rows);
}
