package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.PointLoss;

/**
 * The end of a network: the activation that turns the last sums (logits) into outputs, and the loss.
 *
 * @param activation of the outputs
 * @param loss what training minimizes
 * @param inputMask whether the mask of the inputs says which time steps have a loss where the targets have no mask
 */
record Head(Activation activation, Loss loss, boolean inputMask) {
    /** Makes a head whose loss looks at the mask of the targets only. */
    Head(Activation activation, Loss loss) {
        this(activation, loss, false);
    }

    /** Returns this head with a loss that takes the mask of the inputs where the targets have none. */
    Head withInputMask() {
        return new Head(activation, loss, true);
    }

    /** A loss. */
    sealed interface Loss permits Fused, Pointwise, NoLoss {}

    /** A loss whose gradient with respect to the sums is output minus target. */
    enum Fused implements Loss {
        /** Softmax and cross entropy. */
        SOFTMAX_CROSS_ENTROPY,
        /** The logistic function and binary cross entropy. */
        SIGMOID_CROSS_ENTROPY
    }

    /**
     * A sum or mean over the outputs of a row.
     *
     * @param function loss of one output
     * @param mean whether the sum is divided by the number of outputs
     */
    record Pointwise(PointLoss function, boolean mean) implements Loss {}

    /** The network ends without a loss. */
    record NoLoss() implements Loss {}
}
