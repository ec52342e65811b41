package dev.assize.engine.plan;

import dev.assize.engine.rule.ActivationRule;
import dev.assize.engine.rule.BidirectionalRule;
import dev.assize.engine.rule.ChainRule;
import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.EmbeddingRule;
import dev.assize.engine.rule.FrozenRule;
import dev.assize.engine.rule.LastStepRule;
import dev.assize.engine.rule.LayerNormRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.MaskValuesRule;
import dev.assize.engine.rule.MaskedStepsRule;
import dev.assize.engine.rule.NoiseRule;
import dev.assize.engine.rule.UnmaskRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.deeplearning4j.nn.conf.layers.util.MaskZeroLayer;

/**
 * Reads DL4J's layers that hold other layers.
 *
 * <p>A mask made by a mask zero layer reaches the layer inside and a last time step around it, nothing after: DL4J
 * hands no mask on from there.
 */
final class WrapperReader {
    private static final int BACKWARD_DRAWS = 1 << 16; // layers of the other direction draw as if so much later
    private static final List<Class<? extends LayerRule>> BY_STEP = List.of(
            DenseRule.class,
            LayerNormRule.class,
            ActivationRule.class,
            EmbeddingRule.class,
            MaskedStepsRule.class,
            NoiseRule.class);

    private WrapperReader() {}

    /** Returns the rules if the layer is one that holds another. */
    static Optional<List<LayerRule>> read(Layer layer, int index) {
        if (layer instanceof LastTimeStep last) {
            return Optional.of(lastTimeStep(last, index));
        }
        if (layer instanceof MaskZeroLayer zero) {
            List<LayerRule> rules = new ArrayList<>(masked(zero, index));
            rules.add(new UnmaskRule());
            return Optional.of(rules);
        }
        if (layer instanceof Bidirectional both) {
            return Optional.of(List.of(bidirectional(both, index)));
        }
        if (layer instanceof TimeDistributed distributed) {
            return Optional.of(timeDistributed(distributed, index));
        }
        return frozen(layer, index);
    }

    private static Optional<List<LayerRule>> frozen(Layer layer, int index) {
        if (layer instanceof FrozenLayer outer) {
            return Optional.of(frozen(LayerReader.read(outer.getLayer(), index)));
        }
        if (layer instanceof FrozenLayerWithBackprop outer) {
            return Optional.of(frozen(LayerReader.read(outer.getUnderlying(), index)));
        }
        return Optional.empty();
    }

    private static List<LayerRule> frozen(List<LayerRule> rules) {
        return rules.stream()
                .map(rule -> (LayerRule) new FrozenRule(rule, true))
                .toList();
    }

    private static List<LayerRule> lastTimeStep(LastTimeStep layer, int index) {
        Layer inner = layer.getUnderlying();
        List<LayerRule> rules = new ArrayList<>(
                inner instanceof MaskZeroLayer zero ? masked(zero, index) : wrapped(LayerReader.read(inner, index)));
        rules.add(new LastStepRule());
        return rules;
    }

    private static List<LayerRule> masked(MaskZeroLayer layer, int index) {
        List<LayerRule> rules = new ArrayList<>();
        rules.add(new MaskValuesRule(layer.getMaskingValue()));
        rules.addAll(wrapped(LayerReader.read(layer.getUnderlying(), index)));
        return rules;
    }

    private static List<LayerRule> wrapped(List<LayerRule> rules) {
        return rules.stream().map(LayerRule::wrapped).toList();
    }

    private static BidirectionalRule bidirectional(Bidirectional layer, int index) {
        BidirectionalRule.Join join = switch (layer.getMode()) {
            case CONCAT -> BidirectionalRule.Join.CONCATENATE;
            case ADD -> BidirectionalRule.Join.ADD;
            case MUL -> BidirectionalRule.Join.MULTIPLY;
            case AVERAGE -> BidirectionalRule.Join.AVERAGE;
        };
        return new BidirectionalRule(
                new ChainRule(LayerReader.read(layer.getFwd(), index)),
                new ChainRule(LayerReader.read(layer.getBwd(), index + BACKWARD_DRAWS)),
                join);
    }

    private static List<LayerRule> timeDistributed(TimeDistributed layer, int index) {
        List<LayerRule> rules = LayerReader.read(layer.getUnderlying(), index);
        if (!rules.stream().allMatch(rule -> BY_STEP.contains(rule.getClass()))) {
            throw new NoRuleException("time distribution of a "
                    + layer.getUnderlying().getClass().getSimpleName()
                    + " has no rule in the engine, only that of layers over vectors has");
        }
        return rules;
    }
}
