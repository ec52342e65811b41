package dev.assize.engine.plan;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Finds weights of single outputs in a loss, for which there is no rule. */
final class LossWeights {
    private LossWeights() {}

    static void requireNone(ILossFunction loss) {
        if (weights(loss) != null) {
            throw new NoRuleException("the loss " + loss.getClass().getSimpleName()
                    + " has a weight for each output, which has no rule in the engine; weight the rows instead");
        }
    }

    private static @Nullable INDArray weights(ILossFunction loss) {
        if (loss instanceof LossMCXENT entropy) {
            return entropy.getWeights();
        }
        if (loss instanceof LossBinaryXENT entropy) {
            return entropy.getWeights();
        }
        if (loss instanceof LossL2 squares) {
            return squares.getWeights();
        }
        return loss instanceof LossL1 distances ? distances.getWeights() : null;
    }
}
