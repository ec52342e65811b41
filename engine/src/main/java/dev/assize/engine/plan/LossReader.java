package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.PointLoss;
import dev.assize.engine.kernel.RowLoss;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossCosineProximity;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossKLD;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMAPE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossMSLE;
import org.nd4j.linalg.lossfunctions.impl.LossMultiLabel;
import org.nd4j.linalg.lossfunctions.impl.LossPoisson;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossSquaredHinge;
import org.nd4j.linalg.lossfunctions.impl.LossWasserstein;

/** Reads DL4J's loss functions. */
final class LossReader {
    private static final Map<Class<? extends ILossFunction>, Pointwise> POINTWISE = Stream.of(
                    new Pointwise(LossMSE.class, PointLoss.Kind.SQUARED, true),
                    new Pointwise(LossL2.class, PointLoss.Kind.SQUARED, false),
                    new Pointwise(LossMAE.class, PointLoss.Kind.ABSOLUTE, true),
                    new Pointwise(LossL1.class, PointLoss.Kind.ABSOLUTE, false),
                    new Pointwise(LossHinge.class, PointLoss.Kind.HINGE, false),
                    new Pointwise(LossSquaredHinge.class, PointLoss.Kind.SQUARED_HINGE, false),
                    new Pointwise(LossKLD.class, PointLoss.Kind.DIVERGENCE, false),
                    new Pointwise(LossPoisson.class, PointLoss.Kind.POISSON, false),
                    new Pointwise(LossMSLE.class, PointLoss.Kind.SQUARED_LOG, true),
                    new Pointwise(LossMAPE.class, PointLoss.Kind.PERCENTAGE, true),
                    new Pointwise(LossWasserstein.class, PointLoss.Kind.PRODUCT, true))
            .collect(Collectors.toMap(Pointwise::loss, Function.identity()));

    private LossReader() {}

    /** Returns the loss behind an activation. */
    static Head.Loss read(ILossFunction loss, Activation activation) {
        List<Double> weights = Arrays.stream(LossWeights.of(loss)).boxed().toList();
        boolean softmax = activation.kind() == Activation.Kind.SOFTMAX;
        if (loss instanceof LossMCXENT entropy && softmax) {
            boolean indices = loss instanceof LossSparseMCXENT;
            return new Head.Fused(Head.Entropy.SOFTMAX, weights, entropy.getSoftmaxClipEps(), indices);
        }
        if (loss instanceof LossMCXENT && !(loss instanceof LossSparseMCXENT)) {
            return new Head.Pointwise(PointLoss.of(PointLoss.Kind.LOG), false, weights);
        }
        if (loss instanceof LossBinaryXENT entropy) {
            return binary(entropy, activation, weights);
        }
        if (loss instanceof LossCosineProximity) {
            return new Head.RowWise(RowLoss.COSINE);
        }
        if (loss instanceof LossMultiLabel) {
            return new Head.RowWise(RowLoss.PAIRS);
        }
        Pointwise pointwise = POINTWISE.get(loss.getClass());
        if (pointwise == null) {
            throw new NoRuleException("the loss " + loss.getClass().getSimpleName() + " with activation "
                    + activation.kind() + " has no rule in the engine");
        }
        return new Head.Pointwise(PointLoss.of(pointwise.kind()), pointwise.mean(), weights);
    }

    private static Head.Loss binary(LossBinaryXENT loss, Activation activation, List<Double> weights) {
        double clip = loss.getClipEps();
        if (activation.kind() == Activation.Kind.SIGMOID) {
            return new Head.Fused(Head.Entropy.SIGMOID, weights, clip, false);
        }
        if (activation.kind() != Activation.Kind.SOFTMAX) {
            return new Head.Pointwise(new PointLoss(PointLoss.Kind.BINARY_LOG, clip), false, weights);
        }
        if (!weights.isEmpty()) {
            throw NoRuleException.refused(
                    "the loss LossBinaryXENT with weights of outputs after a softmax has no rule in the"
                            + " engine; take LossMCXENT, or a sigmoid");
        }
        return new Head.Pointwise(new PointLoss(PointLoss.Kind.BINARY_LOG_OF_SOFTMAX, clip), false, weights);
    }

    /**
     * A loss that is a sum or mean over outputs.
     *
     * @param loss DL4J's class
     * @param kind loss of one output
     * @param mean whether the sum is divided by the number of outputs
     */
    private record Pointwise(Class<? extends ILossFunction> loss, PointLoss.Kind kind, boolean mean) {}
}
