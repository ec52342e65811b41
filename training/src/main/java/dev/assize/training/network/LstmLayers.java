package dev.assize.training.network;

import dev.assize.training.settings.LstmNetwork;
import dev.assize.training.settings.SequencePooling;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/**
 * The layers of a network for sequences. Padding is told from data inside the network, by {@link MaskZeroLayer}: a time
 * step whose numbers are all 0 is padding. A recurrent layer answers padding with zeros, so that the next layer knows
 * it again. This order of wrappers is one that DL4J also trains, writes and reads.
 */
final class LstmLayers {
    private static final double PADDING = 0.0;

    private LstmLayers() {}

    /** Returns the layers. */
    static List<Layer> of(LstmNetwork settings, LayerList layers, int classes) {
        int last = settings.units().size() - 1;
        for (int i = 0; i <= last; i++) {
            Layer lstm = lstm(settings.units().get(i));
            Layer masked = new MaskZeroLayer(
                    settings.bidirectional() ? new Bidirectional(Bidirectional.Mode.CONCAT, lstm) : lstm, PADDING);
            boolean takesLast = i == last && settings.pooling() == SequencePooling.LAST;
            layers.add(takesLast ? new LastTimeStep(masked) : masked);
        }
        if (settings.pooling() != SequencePooling.LAST) {
            layers.add(new MaskZeroLayer(
                    new GlobalPoolingLayer(
                            settings.pooling() == SequencePooling.MEAN ? PoolingType.AVG : PoolingType.MAX),
                    PADDING));
        }
        return layers.dense(settings.hidden(), settings.activation()).output(classes);
    }

    private static Layer lstm(int units) {
        return new LSTM.Builder()
                .nOut(units)
                .activation(Activation.TANH)
                .gateActivationFunction(Activation.SIGMOID)
                .forgetGateBiasInit(1)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .build();
    }
}
