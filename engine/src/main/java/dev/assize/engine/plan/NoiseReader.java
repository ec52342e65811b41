package dev.assize.engine.plan;

import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Noise;
import dev.assize.engine.rule.NoiseRule;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.dropout.GaussianNoise;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.samediff.AbstractSameDiffLayer;

/** Reads what DL4J puts at random on the input of a layer in training. */
final class NoiseReader {
    /** A configuration for the whole network gives these a dropout as well, but they never apply it. */
    private static final List<Class<? extends Layer>> WITHOUT = List.of(
            ActivationLayer.class,
            EmbeddingLayer.class,
            EmbeddingSequenceLayer.class,
            LossLayer.class,
            RnnLossLayer.class,
            AbstractSameDiffLayer.class);

    private NoiseReader() {}

    /** Returns the rule for a layer's dropout, or none. */
    static List<LayerRule> read(Layer layer, int index) {
        IDropout dropout = layer.getIDropout();
        if (dropout == null || WITHOUT.stream().anyMatch(kind -> kind.isInstance(layer))) {
            return List.of();
        }
        return List.of(new NoiseRule(noise(dropout), index));
    }

    private static Noise noise(IDropout dropout) {
        return kept(dropout).or(() -> normal(dropout)).orElseThrow(() -> {
            String name = dropout.getClass().getSimpleName();
            return NoRuleException.refused(
                    name + " has no rule in the engine, only DL4J's own kinds without a schedule have");
        });
    }

    /** Reads what keeps numbers or does not. */
    private static Optional<Noise> kept(IDropout dropout) {
        if (dropout instanceof Dropout plain && plain.getPSchedule() == null) {
            return Optional.of(new Noise.Dropped(plain.getP()));
        }
        if (dropout instanceof SpatialDropout channels && channels.getPSchedule() == null) {
            return Optional.of(new Noise.DroppedChannels(channels.getP()));
        }
        if (dropout instanceof AlphaDropout alpha && alpha.getPSchedule() == null) {
            return Optional.of(new Noise.AlphaDropped(alpha.getP(), -alpha.getLambda() * alpha.getAlpha()));
        }
        return Optional.empty();
    }

    /** Reads what draws from a normal distribution. */
    private static Optional<Noise> normal(IDropout dropout) {
        if (dropout instanceof GaussianDropout factor && factor.getRateSchedule() == null) {
            return Optional.of(new Noise.GaussianFactor(Math.sqrt(factor.getRate() / (1 - factor.getRate()))));
        }
        if (dropout instanceof GaussianNoise shift && shift.getStddevSchedule() == null) {
            return Optional.of(new Noise.GaussianShift(shift.getStddev()));
        }
        return Optional.empty();
    }
}
