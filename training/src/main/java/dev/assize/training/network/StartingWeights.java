package dev.assize.training.network;

import dev.assize.core.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Draws the first weights of a network from a seed. DL4J says which weights a layer has, how many inputs and outputs
 * each sees and which rule they follow; {@link SeededWeightInit} draws them. The stream of a layer depends on its
 * number alone.
 *
 * <p>DL4J's layers that are made of operations (self-attention and such) draw from ND4J's generator of the thread,
 * which is seeded from the seed too.
 */
public final class StartingWeights {
    private final List<Restored> changed = new ArrayList<>();

    /** A layer and the rules that it had. */
    private record Restored(BaseLayer layer, IWeightInit rule, Optional<IWeightInit> recurrent) {}

    private StartingWeights() {}

    /**
     * Runs a network's own initialisation with weights from a seed.
     *
     * @param layers the layers of its configuration, in order
     * @param initialization sets every parameter
     */
    public static void draw(List<Layer> layers, Seed seed, Runnable initialization) {
        StartingWeights weights = new StartingWeights();
        try {
            for (int i = 0; i < layers.size(); i++) {
                weights.seed(layers.get(i), seed.child(i));
            }
            Nd4j.getRandom().setSeed(seed.child("operations").value());
            initialization.run();
        } finally {
            weights.restore();
        }
    }

    private void seed(Layer layer, Seed seed) {
        if (layer instanceof Bidirectional both) {
            seed(both.getFwd(), seed.child("forward"));
            seed(both.getBwd(), seed.child("backward"));
        } else if (layer instanceof BaseWrapperLayer wrapper) {
            seed(wrapper.getUnderlying(), seed);
        } else if (layer instanceof BaseLayer base && base.getWeightInitFn() != null) {
            seed(base, seed);
        }
    }

    private void seed(BaseLayer layer, Seed seed) {
        Optional<BaseRecurrentLayer> recurrent =
                layer instanceof BaseRecurrentLayer found ? Optional.of(found) : Optional.empty();
        IWeightInit rule = layer.getWeightInitFn();
        Optional<IWeightInit> recurrentRule = recurrent.map(BaseRecurrentLayer::getWeightInitFnRecurrent);
        changed.add(new Restored(layer, rule, recurrentRule));
        SeededWeightInit seeded = new SeededWeightInit(rule, seed.random());
        layer.setWeightInitFn(seeded);
        recurrent.ifPresent(found -> found.setWeightInitFnRecurrent(seeded.forRule(recurrentRule.orElse(rule))));
    }

    private void restore() {
        for (Restored each : changed) {
            each.layer().setWeightInitFn(each.rule());
            if (each.layer() instanceof BaseRecurrentLayer recurrent) {
                recurrent.setWeightInitFnRecurrent(each.recurrent().orElse(null));
            }
        }
    }
}
