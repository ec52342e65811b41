package dev.assize.training.network;

import dev.assize.training.settings.HiddenActivation;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The layers of a network in the making. Dropout is put before dense layers and the output layer, and never drops the
 * numbers of the data themselves.
 */
final class LayerList {
    private final double dropout;
    private final List<Layer> layers = new ArrayList<>();

    /** Starts a network; {@code dropout} is the part of hidden values that is dropped. */
    LayerList(double dropout) {
        this.dropout = dropout;
    }

    /** Adds a layer as it is. */
    LayerList add(Layer layer) {
        layers.add(layer);
        return this;
    }

    /** Adds dense layers. */
    LayerList dense(List<Integer> units, HiddenActivation activation) {
        for (int width : units) {
            layers.add(dropping(new DenseLayer.Builder()
                    .nOut(width)
                    .activation(Activations.of(activation))
                    .weightInit(Activations.weightsBefore(activation))
                    .build()));
        }
        return this;
    }

    /** Adds the output: softmax and cross-entropy for classes; identity and squared error for 0 classes. */
    List<Layer> output(int classes) {
        layers.add(dropping(new OutputLayer.Builder(classes == 0 ? LossFunction.MSE : LossFunction.MCXENT)
                .nOut(Math.max(1, classes))
                .activation(classes == 0 ? Activation.IDENTITY : Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .build()));
        return List.copyOf(layers);
    }

    /** DL4J drops a layer's inputs and wants the part that is kept. */
    private FeedForwardLayer dropping(FeedForwardLayer layer) {
        if (!layers.isEmpty() && dropout > 0) {
            layer.setIDropout(new Dropout(1 - dropout));
        }
        return layer;
    }
}
