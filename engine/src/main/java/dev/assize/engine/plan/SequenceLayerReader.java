package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.rule.ActivationRule;
import dev.assize.engine.rule.EmbeddingRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.LstmRule;
import dev.assize.engine.rule.MaskedStepsRule;
import dev.assize.engine.rule.RepeatRule;
import dev.assize.engine.rule.SimpleRnnRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.IActivation;

/** Reads DL4J's layers over sequences. */
final class SequenceLayerReader {
    private SequenceLayerReader() {}

    /** Returns the rules if the layer is one over sequences. */
    static Optional<List<LayerRule>> read(Layer layer) {
        if (layer instanceof LSTM lstm) {
            return Optional.of(List.of(lstm(lstm)));
        }
        if (layer instanceof SimpleRnn rnn) {
            return Optional.of(List.of(simple(rnn)));
        }
        if (layer instanceof EmbeddingSequenceLayer embedding) {
            Formats.requireChannelsFirst(embedding.getOutputFormat());
            return Optional.of(embedding(
                    new EmbeddingRule((int) embedding.getNIn(), (int) embedding.getNOut(), embedding.hasBias(), true),
                    embedding.getActivationFn()));
        }
        if (layer instanceof EmbeddingLayer embedding) {
            return Optional.of(embedding(
                    new EmbeddingRule((int) embedding.getNIn(), (int) embedding.getNOut(), embedding.hasBias(), false),
                    embedding.getActivationFn()));
        }
        if (layer instanceof RepeatVector repeat) {
            Formats.requireChannelsFirst(repeat.getDataFormat());
            return Optional.of(List.of(new RepeatRule(repeat.getN())));
        }
        return Optional.empty();
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

    private static SimpleRnnRule simple(SimpleRnn layer) {
        Formats.requireChannelsFirst(layer.getRnnDataFormat());
        Activation activation = ActivationReader.read(layer.getActivationFn());
        return new SimpleRnnRule((int) layer.getNIn(), (int) layer.getNOut(), activation, layer.hasLayerNorm());
    }

    private static List<LayerRule> embedding(EmbeddingRule lookup, IActivation function) {
        Activation activation = ActivationReader.read(function);
        List<LayerRule> rules = new ArrayList<>();
        rules.add(lookup);
        if (activation.kind() != Activation.Kind.IDENTITY) {
            rules.add(new ActivationRule(activation));
        }
        rules.add(new MaskedStepsRule());
        return rules;
    }
}
