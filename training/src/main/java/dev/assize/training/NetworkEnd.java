package dev.assize.training;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The last layer of a network with one output.
 *
 * @param settings DL4J's settings of the layer
 * @param parameters its parameters by name
 */
record NetworkEnd(Layer settings, Map<String, INDArray> parameters) {
    /** Finds the last layer. */
    static NetworkEnd of(Model network) {
        org.deeplearning4j.nn.api.Layer last = network instanceof ComputationGraph graph
                ? graph.getOutputLayer(0)
                : ((MultiLayerNetwork) network).getOutputLayer();
        return new NetworkEnd(last.conf().getLayer(), last.paramTable());
    }

    /** Returns how many units it has, where the layer says so. */
    OptionalInt units() {
        return settings instanceof FeedForwardLayer layer && layer.getNOut() > 0
                ? OptionalInt.of(Math.toIntExact(layer.getNOut()))
                : OptionalInt.empty();
    }

    /** Returns whether its answers can be scaled by scaling its parameters. */
    boolean isLinear() {
        return settings instanceof BaseLayer layer
                && layer.getActivationFn() instanceof ActivationIdentity
                && parameters.containsKey(DefaultParamInitializer.WEIGHT_KEY)
                && parameters.containsKey(DefaultParamInitializer.BIAS_KEY);
    }

    /** Changes its parameters so that it answers {@code deviation * y + mean} where it answered y. */
    void rescale(double deviation, double mean) {
        parameter(DefaultParamInitializer.WEIGHT_KEY).muli(deviation);
        parameter(DefaultParamInitializer.BIAS_KEY).muli(deviation).addi(mean);
    }

    private INDArray parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), "the last layer has no parameter " + name);
    }
}
