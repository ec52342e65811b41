package dev.assize.engine.plan;

import dev.assize.engine.fallback.Dl4jLoss;
import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.PointLoss;
import dev.assize.engine.kernel.RowLoss;
import dev.assize.engine.rule.Shape;
import java.util.List;

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

    /** Tells whether targets have the shape of the outputs. */
    boolean targetsLikeOutputs() {
        return !(loss instanceof Foreign || loss instanceof LayerLoss);
    }

    /** Returns the shape of the targets of an example, given that of the sums. */
    Shape targets(Shape logits) {
        return loss instanceof Fused fused && fused.indices() ? logits.withChannels(1) : logits;
    }

    /** A loss. */
    sealed interface Loss permits Fused, Pointwise, RowWise, Foreign, LayerLoss, NoLoss {}

    /** A cross entropy of probabilities that the head's activation makes of the sums. */
    enum Entropy {
        /** Of one class among several. */
        SOFTMAX,
        /** Of each output for itself. */
        SIGMOID
    }

    /**
     * An activation and a cross entropy as one, computed from the sums.
     *
     * @param entropy which
     * @param weights one for each output, or none
     * @param clip least probability under the logarithm
     * @param indices whether a target is the number of a class instead of a probability for each
     */
    record Fused(Entropy entropy, List<Double> weights, double clip, boolean indices) implements Loss {}

    /**
     * A sum or mean over the outputs of a row.
     *
     * @param function loss of one output
     * @param mean whether the sum is divided by the number of outputs
     * @param weights one for each output, or none
     */
    record Pointwise(PointLoss function, boolean mean, List<Double> weights) implements Loss {}

    /**
     * A loss of all outputs of a row, or of a time step of it, together.
     *
     * @param function the loss
     */
    record RowWise(RowLoss function) implements Loss {}

    /**
     * A loss that DL4J computes, row by row; it takes targets of any width.
     *
     * @param function the loss
     */
    record Foreign(Dl4jLoss function) implements Loss {}

    /**
     * The layer that ends the network is one of DL4J's at work, which computes its own loss; its outputs are the
     * logits.
     */
    record LayerLoss() implements Loss {}

    /** The network ends without a loss. */
    record NoLoss() implements Loss {}
}
