package dev.assize.engine.plan;

import dev.assize.engine.kernel.GatedCell;
import dev.assize.engine.rule.BidirectionalRule;
import dev.assize.engine.rule.GatedLstmRule;
import dev.assize.engine.rule.LayerRule;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.Layer;

/** Reads DL4J's LSTM layers with peepholes, which it advises against but still has in old models. */
@SuppressWarnings("deprecation")
final class GravesReader {
    private GravesReader() {}

    /** Returns the rules if the layer is one with peepholes. */
    static Optional<List<LayerRule>> read(Layer layer) {
        if (layer instanceof GravesLSTM lstm) {
            var functions = new GatedCell.Functions(
                    (int) lstm.getNOut(),
                    SequenceLayerReader.elementwise(lstm.getGateActivationFn()),
                    SequenceLayerReader.elementwise(lstm.getActivationFn()));
            return Optional.of(List.of(new GatedLstmRule((int) lstm.getNIn(), functions, true, false)));
        }
        if (layer instanceof GravesBidirectionalLSTM both) {
            return Optional.of(List.of(bidirectional(both)));
        }
        return Optional.empty();
    }

    /** Two layers over the same inputs, which always obey masks. */
    private static LayerRule bidirectional(GravesBidirectionalLSTM layer) {
        var functions = new GatedCell.Functions(
                (int) layer.getNOut(),
                SequenceLayerReader.elementwise(layer.getGateActivationFn()),
                SequenceLayerReader.elementwise(layer.getActivationFn()));
        var one = new GatedLstmRule((int) layer.getNIn(), functions, true, true);
        return new BidirectionalRule(one, one, BidirectionalRule.Join.ADD);
    }
}
