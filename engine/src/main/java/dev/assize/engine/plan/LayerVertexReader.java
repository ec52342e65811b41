package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.jspecify.annotations.Nullable;

/** Reads one layer with its preprocessor into rules; notes what has none. */
final class LayerVertexReader {
    private final BlueprintBuilder builder;

    LayerVertexReader(BlueprintBuilder builder) {
        this.builder = builder;
    }

    /**
     * A layer where it stands.
     *
     * @param name for messages
     * @param index of the layer or vertex in the network
     * @param layer its configuration
     * @param preprocessor what its input passes first, if anything
     */
    record Vertex(
            String name, int index, Layer layer, @Nullable InputPreProcessor preprocessor) {}

    /** Adds the rules of a layer that reads a signal; returns the number of what it gives out. */
    int read(Vertex vertex, int signal) {
        try {
            List<LayerRule> rules = new ArrayList<>();
            if (vertex.preprocessor() != null) {
                rules.addAll(PreprocessorReader.read(vertex.preprocessor()));
            }
            List<LayerRule> own = new ArrayList<>(LayerReader.read(vertex.layer(), vertex.index()));
            joinFlatten(vertex.preprocessor(), rules, own);
            rules.addAll(own);
            int last = builder.add(vertex.name(), rules, signal);
            if (vertex.layer() instanceof FrozenLayer && !rules.isEmpty()) {
                builder.block(last - rules.size(), last);
            }
            return last;
        } catch (NoRuleException e) {
            builder.problem(vertex.name(), e.reason());
            return signal;
        }
    }

    /** Returns the end of the network that a layer is, if it is one. */
    Optional<Head> head(Vertex vertex) {
        try {
            return HeadReader.read(vertex.layer());
        } catch (NoRuleException e) {
            builder.problem(vertex.name(), e.reason());
            return Optional.empty();
        }
    }

    /** Lets a dense layer take an image as it lies in memory instead of reordering each example before. */
    private static void joinFlatten(
            @Nullable InputPreProcessor preprocessor, List<LayerRule> before, List<LayerRule> own) {
        boolean dense = !own.isEmpty() && own.get(0) instanceof DenseRule;
        if (dense && preprocessor instanceof CnnToFeedForwardPreProcessor flatten) {
            Extent extent = new Extent((int) flatten.getInputHeight(), (int) flatten.getInputWidth());
            before.remove(before.size() - 1);
            own.set(0, ((DenseRule) own.get(0)).over(Shape.image((int) flatten.getNumChannels(), extent)));
        }
    }
}
