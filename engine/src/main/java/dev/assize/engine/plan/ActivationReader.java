package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Activation.Kind;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationRectifiedTanh;
import org.nd4j.linalg.activations.impl.ActivationSELU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftSign;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;

/** Reads DL4J's activation functions. */
final class ActivationReader {
    private static final Map<Class<? extends IActivation>, Kind> KINDS = kinds();

    private ActivationReader() {}

    private static Map<Class<? extends IActivation>, Kind> kinds() {
        Map<Class<? extends IActivation>, Kind> kinds = new HashMap<>();
        kinds.put(ActivationIdentity.class, Kind.IDENTITY);
        kinds.put(ActivationReLU6.class, Kind.RELU6);
        kinds.put(ActivationSigmoid.class, Kind.SIGMOID);
        kinds.put(ActivationTanH.class, Kind.TANH);
        kinds.put(ActivationRectifiedTanh.class, Kind.RECTIFIED_TANH);
        kinds.put(ActivationSELU.class, Kind.SELU);
        kinds.put(ActivationSoftPlus.class, Kind.SOFTPLUS);
        kinds.put(ActivationSoftSign.class, Kind.SOFTSIGN);
        kinds.put(ActivationSwish.class, Kind.SWISH);
        kinds.put(ActivationGELU.class, Kind.GELU);
        kinds.put(ActivationMish.class, Kind.MISH);
        kinds.put(ActivationCube.class, Kind.CUBE);
        kinds.put(ActivationHardSigmoid.class, Kind.HARD_SIGMOID);
        kinds.put(ActivationHardTanH.class, Kind.HARD_TANH);
        kinds.put(ActivationSoftmax.class, Kind.SOFTMAX);
        return kinds;
    }

    static Activation read(IActivation function) {
        if (function instanceof ActivationLReLU leaky) {
            return new Activation(Kind.LEAKY_RELU, leaky.getAlpha());
        }
        if (function instanceof ActivationELU elu) {
            return new Activation(Kind.ELU, elu.getAlpha());
        }
        if (function instanceof ActivationThresholdedReLU relu) {
            return new Activation(Kind.THRESHOLDED_RELU, relu.getTheta());
        }
        if (function instanceof ActivationReLU relu) {
            return rectified(relu);
        }
        Kind kind = KINDS.get(function.getClass());
        if (kind == null) {
            throw new NoRuleException(
                    "the activation " + function.getClass().getSimpleName() + " has no rule in the engine");
        }
        return Activation.of(kind);
    }

    private static Activation rectified(ActivationReLU relu) {
        boolean plain = isZero(relu.getMax()) && isZero(relu.getThreshold()) && isZero(relu.getNegativeSlope());
        if (!plain) {
            throw new NoRuleException("a ReLU with a maximum, threshold or negative slope has no rule in the engine;"
                    + " leaky ReLU, thresholded ReLU and ReLU6 have");
        }
        return Activation.of(Kind.RELU);
    }

    private static boolean isZero(Double number) {
        return number == null || number == 0;
    }
}
