package dev.assize.engine.plan;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.FrozenRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Shape;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** Reads the layers of a DL4J network into rules; collects what has none. */
final class NetworkReader {
    private final MultiLayerConfiguration configuration;
    private final List<LayerRule> rules = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Head head = new Head(Activation.IDENTITY, new Head.NoLoss());

    NetworkReader(MultiLayerNetwork network) {
        configuration = network.getLayerWiseConfigurations();
    }

    Blueprint read() {
        int layers = configuration.getConfs().size();
        for (int index = 0; index < layers; index++) {
            Layer layer = configuration.getConf(index).getLayer();
            try {
                readLayer(index, layer);
            } catch (NoRuleException e) {
                problems.add(new Problem(Place.of(name(index, layer)), e.reason(), NoRuleException.HINT));
            }
        }
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return new Blueprint(List.copyOf(rules), List.copyOf(ends), head);
    }

    private static String name(int index, Layer layer) {
        String given = layer.getLayerName();
        boolean plain = given == null || given.equals("layer" + index); // DL4J's own default
        return "layer " + index + " (" + layer.getClass().getSimpleName() + (plain ? "" : " '" + given + "'") + ")";
    }

    private void readLayer(int index, Layer layer) {
        InputPreProcessor preprocessor = configuration.getInputPreProcess(index);
        if (preprocessor != null) {
            rules.addAll(PreprocessorReader.read(preprocessor));
        }
        List<LayerRule> own = new ArrayList<>(LayerReader.read(layer, index));
        joinFlatten(preprocessor, own);
        own.forEach(rule -> rules.add(index < lastFrozen() ? new FrozenRule(rule, false) : rule));
        ends.add(rules.size());
        HeadReader.read(layer).ifPresent(end -> head = end);
    }

    /** Returns the last layer that DL4J lets no gradient pass: it trains none below either. */
    private int lastFrozen() {
        int last = configuration.getConfs().size() - 1;
        while (last >= 0 && !(configuration.getConf(last).getLayer() instanceof FrozenLayer)) {
            last--;
        }
        return last;
    }

    /** Lets a dense layer take an image as it lies in memory instead of reordering each example before. */
    private void joinFlatten(@Nullable InputPreProcessor preprocessor, List<LayerRule> own) {
        boolean dense = !own.isEmpty() && own.get(0) instanceof DenseRule;
        if (dense && preprocessor instanceof CnnToFeedForwardPreProcessor flatten) {
            Extent extent = new Extent((int) flatten.getInputHeight(), (int) flatten.getInputWidth());
            rules.remove(rules.size() - 1);
            own.set(0, ((DenseRule) own.get(0)).over(Shape.image((int) flatten.getNumChannels(), extent)));
        }
    }
}
