package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Activation.Kind;
import dev.assize.engine.kernel.PointLoss;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;
import org.nd4j.linalg.lossfunctions.impl.LossSquaredHinge;

/** Reads the activation and the loss of the last layer. */
final class HeadReader {
    private static final Map<Class<? extends ILossFunction>, Head.Pointwise> POINTWISE = Map.of(
            LossMSE.class, new Head.Pointwise(PointLoss.SQUARED, true),
            LossL2.class, new Head.Pointwise(PointLoss.SQUARED, false),
            LossMAE.class, new Head.Pointwise(PointLoss.ABSOLUTE, true),
            LossL1.class, new Head.Pointwise(PointLoss.ABSOLUTE, false),
            LossHinge.class, new Head.Pointwise(PointLoss.HINGE, false),
            LossSquaredHinge.class, new Head.Pointwise(PointLoss.SQUARED_HINGE, false));

    private HeadReader() {}

    /** Returns the head if the layer is one that ends a network. */
    static Optional<Head> read(Layer layer) {
        if (layer instanceof OutputLayer || layer instanceof RnnOutputLayer) {
            BaseOutputLayer output = (BaseOutputLayer) layer;
            return Optional.of(head(output.getActivationFn(), output.getLossFn()));
        }
        if (layer instanceof LossLayer loss) {
            return Optional.of(head(loss.getActivationFn(), loss.getLossFn()));
        }
        if (layer instanceof RnnLossLayer loss) {
            Formats.requireChannelsFirst(loss.getRnnDataFormat());
            return Optional.of(head(loss.getActivationFn(), loss.getLossFn()).withInputMask());
        }
        return Optional.empty();
    }

    private static Head head(IActivation function, ILossFunction loss) {
        Activation activation = ActivationReader.read(function);
        LossWeights.requireNone(loss);
        if (loss instanceof LossMCXENT || loss instanceof LossNegativeLogLikelihood) {
            return new Head(
                    activation,
                    activation.kind() == Kind.SOFTMAX
                            ? Head.Fused.SOFTMAX_CROSS_ENTROPY
                            : new Head.Pointwise(PointLoss.LOG, false));
        }
        if (loss instanceof LossBinaryXENT && activation.kind() == Kind.SIGMOID) {
            return new Head(activation, Head.Fused.SIGMOID_CROSS_ENTROPY);
        }
        Head.Pointwise pointwise = POINTWISE.get(loss.getClass());
        if (pointwise == null) {
            throw new NoRuleException("the loss " + loss.getClass().getSimpleName() + " with activation " + function
                    + " has no rule in the engine");
        }
        return new Head(activation, pointwise);
    }
}
