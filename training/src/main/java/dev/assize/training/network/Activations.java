package dev.assize.training.network;

import dev.assize.training.settings.HiddenActivation;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** DL4J's functions behind hidden layers and the weights that suit them. */
final class Activations {
    private Activations() {}

    static Activation of(HiddenActivation activation) {
        return switch (activation) {
            case RELU -> Activation.RELU;
            case LEAKY_RELU -> Activation.LEAKYRELU;
            case ELU -> Activation.ELU;
            case SWISH -> Activation.SWISH;
            case SOFTPLUS -> Activation.SOFTPLUS;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
        };
    }

    /**
     * Returns the first weights of a layer before such a function: uniform in ±sqrt(6 / n_in) before functions that are
     * linear above 0 (He et al. 2015), ±sqrt(6 / (n_in + n_out)) elsewhere (Glorot and Bengio 2010).
     */
    static WeightInit weightsBefore(HiddenActivation activation) {
        boolean saturates = activation == HiddenActivation.TANH || activation == HiddenActivation.SIGMOID;
        return saturates ? WeightInit.XAVIER_UNIFORM : WeightInit.RELU_UNIFORM;
    }
}
