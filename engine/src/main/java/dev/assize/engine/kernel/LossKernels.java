package dev.assize.engine.kernel;

/**
 * Losses by row, and their gradients. Losses are sums over the columns, added to what is there; nothing is averaged
 * over rows.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface LossKernels<A> {
    /** Adds {@code -sum t log softmax(z)}; the gradient with respect to z is {@code softmax(z) - t}. */
    void softmaxCrossEntropy(LossRows<A> block, int rows);

    /** Adds {@code -sum t log s(z) + (1-t) log(1-s(z))} with the logistic s; the gradient is {@code s(z) - t}. */
    void sigmoidCrossEntropy(LossRows<A> block, int rows);

    /**
     * Adds a loss that is a sum over columns of a function of output and target; the gradient is that of the outputs.
     */
    void pointwise(PointLoss loss, LossRows<A> block, int rows);
}
