package dev.assize.engine.plan;

import dev.assize.core.OutputScale;
import dev.assize.core.Tensor;
import java.util.List;

/**
 * One forward run with the values of all layers, until the plan runs again. Arrays come as DL4J lays them out: [rows,
 * features], [rows, channels, height, width] or [rows, features, time].
 */
public interface Pass {
    /** Returns how many rows the batch has. */
    int rows();

    /** Returns the network's outputs, after the last activation; those of the first output if there are several. */
    default Tensor outputs() {
        return outputs(0);
    }

    /** Returns the outputs of one of the network's outputs, after its activation. */
    Tensor outputs(int output);

    /** Returns the sums before the last activation; those of the first output if there are several. */
    default Tensor logits() {
        return logits(0);
    }

    /** Returns the sums before the activation of one of the network's outputs. */
    Tensor logits(int output);

    /**
     * Returns what a layer gives out; for the last layer, if it has a loss, its logits. After a stack the rows are
     * those of DL4J, block by block.
     *
     * @param layer number of the layer, or of the vertex of a graph in DL4J's topological order without the inputs
     */
    Tensor activation(int layer);

    /** Returns whether all numbers of {@link #activation(int)} are finite; a tensor cannot hold others. */
    boolean isFinite(int layer);

    /** Returns what a layer or vertex gives out, by DL4J's name of it. */
    Tensor activation(String layer);

    /** Returns the gradient with respect to {@link #activation(int)}, after a {@code backward}. */
    Tensor activationGradient(int layer);

    /** Returns the gradient with respect to {@link #activation(String)}, after a {@code backward}. */
    Tensor activationGradient(String layer);

    /**
     * Sends a gradient back through the whole network, down to the input.
     *
     * @param gradient of some number, with respect to the outputs or the logits
     * @param scale which of the two
     */
    default void backward(Tensor gradient, OutputScale scale) {
        backward(List.of(gradient), scale);
    }

    /**
     * Sends gradients back through the whole network, down to the inputs.
     *
     * @param gradients of some number, with respect to each of the network's outputs or their logits
     * @param scale which of the two
     */
    void backward(List<Tensor> gradients, OutputScale scale);

    /**
     * Computes the loss of each row and sends its gradient back through the whole network, down to the input.
     *
     * @param targets what the outputs should be
     * @return the losses, not averaged
     */
    default double[] backward(Batch targets) {
        return backward(List.of(targets));
    }

    /**
     * Computes the loss of each row, summed over the outputs, and sends its gradient back through the whole network.
     *
     * @param targets for each output of the network what it should be
     * @return the losses, not averaged
     */
    double[] backward(List<Batch> targets);

    /** Returns the gradient with respect to the (first) input, after a {@code backward}. */
    default Tensor inputGradient() {
        return inputGradient(0);
    }

    /** Returns the gradient with respect to one of the network's inputs, after a {@code backward}. */
    Tensor inputGradient(int input);

    /**
     * Returns the gradient with respect to the parameters in DL4J's order, summed over the rows, after a {@code
     * backward}.
     */
    double[] parameterGradient();

    /** Leaves that gradient in the plan, for an updater; cheaper than {@link #parameterGradient}. */
    void leaveGradient();

    /**
     * Tells whether the sums before the last activations are finite, and after a {@code backward} the gradients of the
     * inputs; methods that return arrays refuse to if they are not.
     */
    boolean isFinite();
}
