package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.rule.ActivationRule;
import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.LayerNormRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.MaskedStepsRule;
import dev.assize.engine.rule.SlopesRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;

/** Reads one DL4J layer into rules. The activation of an output layer is not among them: it belongs to the head. */
final class LayerReader {
    private LayerReader() {}

    static List<LayerRule> read(Layer layer, int index) {
        Optional<List<LayerRule>> wrapper = WrapperReader.read(layer, index);
        if (wrapper.isPresent()) {
            return wrapper.get();
        }
        List<LayerRule> rules = new ArrayList<>(NoiseReader.read(layer, index));
        requireNoWeightNoise(layer);
        rules.addAll(withoutDropout(layer));
        return rules;
    }

    private static List<LayerRule> withoutDropout(Layer layer) {
        if (layer instanceof DenseLayer dense) {
            return dense(dense);
        }
        if (layer instanceof OutputLayer || layer instanceof RnnOutputLayer) {
            return List.of(dense((FeedForwardLayer) layer, ((BaseOutputLayer) layer).hasBias(), Activation.IDENTITY));
        }
        if (layer instanceof ActivationLayer activation) {
            return List.of(new ActivationRule(ActivationReader.read(activation.getActivationFn())));
        }
        if (layer instanceof PReLULayer slopes) {
            return List.of(slopes(slopes));
        }
        if (layer instanceof LossLayer || layer instanceof RnnLossLayer || layer instanceof DropoutLayer) {
            return List.of();
        }
        return SequenceLayerReader.read(layer).orElseGet(() -> ImageLayerReader.read(layer));
    }

    private static List<LayerRule> dense(DenseLayer layer) {
        Activation activation = ActivationReader.read(layer.getActivationFn());
        if (!layer.hasLayerNorm()) {
            return List.of(dense(layer, layer.hasBias(), activation), new MaskedStepsRule());
        }
        return List.of(
                dense(layer, false, Activation.IDENTITY),
                new LayerNormRule((int) layer.getNOut(), layer.hasBias()),
                new ActivationRule(activation),
                new MaskedStepsRule());
    }

    private static DenseRule dense(FeedForwardLayer layer, boolean bias, Activation activation) {
        return new DenseRule((int) layer.getNIn(), (int) layer.getNOut(), bias, activation, Optional.empty());
    }

    private static SlopesRule slopes(PReLULayer layer) {
        int[] lengths =
                Arrays.stream(layer.getInputShape()).mapToInt(Math::toIntExact).toArray();
        if (layer.getSharedAxes() != null) {
            for (long axis : layer.getSharedAxes()) {
                lengths[(int) axis - 1] = 1;
            }
        }
        return new SlopesRule(Arrays.stream(lengths).boxed().toList());
    }

    private static void requireNoWeightNoise(Layer layer) {
        if (layer instanceof BaseLayer base && base.getWeightNoise() != null) {
            throw NoRuleException.refused("weight noise ("
                    + base.getWeightNoise().getClass().getSimpleName() + ") has no rule in the engine");
        }
    }
}
