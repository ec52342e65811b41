package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.objdetect.Yolo2OutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Reads the activation and the loss of the last layer. */
final class HeadReader {
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
            return Optional.of(head(loss.getActivationFn(), loss.getLossFn()).withInputMask());
        }
        return endsWithALossOfItsOwn(layer) ? Optional.of(ofLayer()) : Optional.empty();
    }

    /** Returns the head of a layer that DL4J runs wholly, loss included. */
    static Head ofLayer() {
        return new Head(Activation.IDENTITY, new Head.LayerLoss());
    }

    private static boolean endsWithALossOfItsOwn(Layer layer) {
        return layer instanceof BaseOutputLayer
                || layer instanceof CnnLossLayer
                || layer instanceof Cnn3DLossLayer
                || layer instanceof Yolo2OutputLayer;
    }

    private static Head head(IActivation function, ILossFunction loss) {
        Activation activation = ActivationReader.read(function);
        try {
            return new Head(activation, LossReader.read(loss, activation));
        } catch (NoRuleException e) {
            if (e.isRefused()) {
                throw e;
            }
            return new Head(activation, FallbackReader.loss(loss, function));
        }
    }
}
