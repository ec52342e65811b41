package dev.assize.engine.plan;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAPE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSLE;

/** Reads the weights of single outputs in a loss. */
final class LossWeights {
    private LossWeights() {}

    /** Returns a weight for each output, or an empty array if they count the same. */
    static double[] of(ILossFunction loss) {
        INDArray weights = weights(loss);
        return weights == null ? new double[0] : weights.dup().data().asDouble();
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
        if (loss instanceof LossMSLE logarithms) {
            return logarithms.getWeights();
        }
        if (loss instanceof LossMAPE percentages) {
            return percentages.getWeights();
        }
        return loss instanceof LossL1 distances ? distances.getWeights() : null;
    }
}
