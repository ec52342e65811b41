package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.GatedCell;
import dev.assize.engine.rule.ActivationRule;
import dev.assize.engine.rule.AttentionRule;
import dev.assize.engine.rule.EmbeddingRule;
import dev.assize.engine.rule.GatedLstmRule;
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
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.SelfAttentionLayer;
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
        if (layer instanceof SelfAttentionLayer attention) {
            return Optional.of(List.of(attention(attention)));
        }
        if (layer instanceof LearnedSelfAttentionLayer attention) {
            return Optional.of(List.of(attention(attention)));
        }
        if (layer instanceof SimpleRnn rnn) {
            return Optional.of(List.of(simple(rnn)));
        }
        if (layer instanceof EmbeddingSequenceLayer embedding) {
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
            return Optional.of(List.of(new RepeatRule(repeat.getN())));
        }
        return GravesReader.read(layer);
    }

    private static LayerRule lstm(LSTM layer) {
        Activation gate = elementwise(layer.getGateActivationFn());
        Activation squash = elementwise(layer.getActivationFn());
        int units = (int) layer.getNOut();
        if (gate.kind() == Activation.Kind.SIGMOID && squash.kind() == Activation.Kind.TANH) {
            return new LstmRule((int) layer.getNIn(), units);
        }
        return new GatedLstmRule((int) layer.getNIn(), new GatedCell.Functions(units, gate, squash), false, false);
    }

    /** Returns an activation that can stand inside of an LSTM. */
    static Activation elementwise(IActivation function) {
        Activation activation = ActivationReader.read(function);
        if (activation.kind() == Activation.Kind.SOFTMAX) {
            throw new NoRuleException("an LSTM with a softmax inside has no rule in the engine");
        }
        return activation;
    }

    private static AttentionRule attention(SelfAttentionLayer layer) {
        var heads = new AttentionRule.Heads(layer.getNHeads(), (int) layer.getHeadSize(), layer.isProjectInput());
        return attention((int) layer.getNIn(), (int) layer.getNOut(), heads, 0);
    }

    private static AttentionRule attention(LearnedSelfAttentionLayer layer) {
        var heads = new AttentionRule.Heads(layer.getNHeads(), (int) layer.getHeadSize(), layer.isProjectInput());
        return attention((int) layer.getNIn(), (int) layer.getNOut(), heads, layer.getNQueries());
    }

    private static AttentionRule attention(int inputs, int outputs, AttentionRule.Heads heads, int queries) {
        return heads.projected()
                ? new AttentionRule(inputs, outputs, heads, queries)
                : new AttentionRule(inputs, inputs, new AttentionRule.Heads(1, inputs, false), queries);
    }

    private static SimpleRnnRule simple(SimpleRnn layer) {
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
