package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.rule.ActivationRule;
import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.DropoutRule;
import dev.assize.engine.rule.FrozenRule;
import dev.assize.engine.rule.LastStepRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.LstmRule;
import dev.assize.engine.rule.MaskedStepsRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.IActivation;

/** Reads one DL4J layer into rules. The activation of an output layer is not among them: it belongs to the head. */
final class LayerReader {
    private LayerReader() {}

    static List<LayerRule> read(Layer layer, int index) {
        if (layer instanceof FrozenLayer frozen) {
            return frozen(read(frozen.getLayer(), index));
        }
        if (layer instanceof FrozenLayerWithBackprop frozen) {
            return frozen(read(frozen.getUnderlying(), index));
        }
        if (layer instanceof LastTimeStep last) {
            List<LayerRule> rules = new ArrayList<>();
            read(last.getUnderlying(), index).forEach(rule -> rules.add(rule.wrapped()));
            rules.add(new LastStepRule());
            return rules;
        }
        List<LayerRule> rules = new ArrayList<>();
        IDropout dropout = layer.getIDropout();
        if (dropout != null) {
            rules.add(dropout(dropout, index));
        }
        requireNoWeightNoise(layer);
        rules.addAll(withoutDropout(layer));
        return rules;
    }

    private static List<LayerRule> frozen(List<LayerRule> rules) {
        return rules.stream()
                .map(rule -> (LayerRule) new FrozenRule(rule, true))
                .toList();
    }

    private static List<LayerRule> withoutDropout(Layer layer) {
        if (layer instanceof DenseLayer dense) {
            if (dense.hasLayerNorm()) {
                throw new NoRuleException("layer normalisation in a dense layer has no rule in the engine");
            }
            return List.of(
                    dense(dense, dense.hasBias(), ActivationReader.read(dense.getActivationFn())),
                    new MaskedStepsRule());
        }
        if (layer instanceof OutputLayer || layer instanceof RnnOutputLayer) {
            return List.of(dense((FeedForwardLayer) layer, ((BaseOutputLayer) layer).hasBias(), Activation.IDENTITY));
        }
        if (layer instanceof ActivationLayer activation) {
            return List.of(new ActivationRule(ActivationReader.read(activation.getActivationFn())));
        }
        if (layer instanceof LSTM lstm) {
            return List.of(lstm(lstm));
        }
        if (layer instanceof LossLayer || layer instanceof RnnLossLayer || layer instanceof DropoutLayer) {
            return List.of();
        }
        return ImageLayerReader.read(layer);
    }

    private static DenseRule dense(FeedForwardLayer layer, boolean bias, Activation activation) {
        return new DenseRule((int) layer.getNIn(), (int) layer.getNOut(), bias, activation, Optional.empty());
    }

    private static LstmRule lstm(LSTM layer) {
        Formats.requireChannelsFirst(layer.getRnnDataFormat());
        requireKind(layer.getGateActivationFn(), Activation.Kind.SIGMOID, "gate");
        requireKind(layer.getActivationFn(), Activation.Kind.TANH, "cell");
        return new LstmRule((int) layer.getNIn(), (int) layer.getNOut());
    }

    private static void requireKind(IActivation function, Activation.Kind kind, String what) {
        if (ActivationReader.read(function).kind() != kind) {
            throw new NoRuleException("an LSTM with the " + what + " activation " + function
                    + " has no rule in the engine, only with " + kind);
        }
    }

    private static DropoutRule dropout(IDropout dropout, int index) {
        if (dropout instanceof Dropout plain && plain.getPSchedule() == null) {
            return new DropoutRule(plain.getP(), index);
        }
        throw new NoRuleException(dropout.getClass().getSimpleName()
                + " has no rule in the engine, only dropout with a fixed probability has");
    }

    private static void requireNoWeightNoise(Layer layer) {
        if (layer instanceof BaseLayer base && base.getWeightNoise() != null) {
            throw new NoRuleException("weight noise ("
                    + base.getWeightNoise().getClass().getSimpleName() + ") has no rule in the engine");
        }
    }
}
