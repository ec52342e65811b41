package dev.assize.engine.plan;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;

/**
 * One forward run with the values of all layers, until the plan runs again. Arrays come as DL4J lays them out: [rows,
 * features], [rows, channels, height, width] or [rows, features, time].
 */
public interface Pass {
    /** Returns how many rows the batch has. */
    int rows();

    /** Returns the network's outputs, after the last activation. */
    Tensor outputs();

    /** Returns the sums before the last activation. */
    Tensor logits();

    /** Returns what a layer gives out; for the last layer, if it has a loss, its logits. */
    Tensor activation(int layer);

    /** Returns the gradient with respect to {@link #activation}, after a {@code backward}. */
    Tensor activationGradient(int layer);

    /**
     * Sends a gradient back through the whole network, down to the input.
     *
     * @param gradient of some number, with respect to the outputs or the logits
     * @param scale which of the two
     */
    void backward(Tensor gradient, OutputScale scale);

    /**
     * Computes the loss of each row and sends its gradient back through the whole network, down to the input.
     *
     * @param targets what the outputs should be
     * @return the losses, not averaged
     */
    double[] backward(Batch targets);

    /** Returns the gradient with respect to the input, after a {@code backward}. */
    Tensor inputGradient();

    /**
     * Returns the gradient with respect to the parameters in DL4J's order, summed over the rows, after a {@code
     * backward}.
     */
    double[] parameterGradient();

    /** Leaves that gradient in the plan, for an updater; cheaper than {@link #parameterGradient}. */
    void leaveGradient();
}
