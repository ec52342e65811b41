package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.rule.DenseRule;
import dev.assize.engine.rule.LayerRule;
import dev.assize.engine.rule.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
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
     * @param configuration the layer's
     * @param preprocessor what its input passes first, if anything
     */
    record Vertex(
            String name,
            int index,
            NeuralNetConfiguration configuration,
            @Nullable InputPreProcessor preprocessor) {
        Layer layer() {
            return configuration.getLayer();
        }
    }

    /** Adds the rules of a layer that reads a signal; returns the number of what it gives out. */
    int read(Vertex vertex, int signal) {
        try {
            List<LayerRule> rules = new ArrayList<>();
            if (vertex.preprocessor() != null) {
                rules.addAll(preprocessor(vertex.name(), vertex.preprocessor()));
            }
            List<LayerRule> own = new ArrayList<>(own(vertex));
            if (builder.order() == DataOrder.CHANNELS_FIRST) {
                joinFlatten(vertex.preprocessor(), rules, own);
            }
            rules.addAll(own);
            int last = builder.add(vertex.name(), rules, signal);
            if (vertex.layer() instanceof FrozenLayer && !rules.isEmpty()) {
                builder.block(last - rules.size(), last);
            }
            return last;
        } catch (NoRuleException e) {
            builder.problem(vertex.name(), e);
            return signal;
        }
    }

    /** Reads a preprocessor; DL4J runs it if it has no rule. */
    List<LayerRule> preprocessor(String name, InputPreProcessor preprocessor) {
        try {
            return PreprocessorReader.read(preprocessor, builder.order());
        } catch (NoRuleException e) {
            return List.of(fallback(name, e, () -> FallbackReader.preprocessor(preprocessor)));
        }
    }

    private List<LayerRule> own(Vertex vertex) {
        LayerFormat.require(vertex.layer(), builder.order());
        try {
            Optional<Head> head =
                    HeadReader.read(vertex.layer()); // without a rule for its activation DL4J runs all of it
            if (head.isPresent() && head.get().loss() instanceof Head.Foreign) {
                requireFallback("the loss has no rule in the engine");
            }
            return LayerReader.read(vertex.layer(), vertex.index());
        } catch (NoRuleException e) {
            return fallback(vertex.name(), e, () -> FallbackReader.layer(vertex.configuration(), vertex.index()));
        }
    }

    private <T> T fallback(String name, NoRuleException reason, Supplier<T> other) {
        if (reason.isRefused()) {
            throw reason;
        }
        requireFallback(reason.reason());
        T found = other.get();
        builder.fallback(name + ": " + reason.reason());
        return found;
    }

    /** DL4J is handed examples with channels first only. */
    private void requireFallback(String reason) {
        if (builder.order() == DataOrder.CHANNELS_LAST) {
            throw NoRuleException.refused(
                    reason + ", and in a network with channels last nothing is run through DL4J",
                    "Write the network with channels first (NCHW, NCW), or leave this out.");
        }
    }

    /** Returns the end of the network that a layer is, if it is one. */
    Optional<Head> head(Vertex vertex) {
        try {
            Optional<Head> head = HeadReader.read(vertex.layer());
            if (head.isPresent() && head.get().loss() instanceof Head.Foreign foreign) {
                String loss = foreign.function().function().getClass().getSimpleName();
                String reason = "the loss " + loss + " has no rule in the engine";
                builder.fallback(vertex.name() + ": " + reason);
            }
            return head;
        } catch (NoRuleException e) {
            return Optional.of(HeadReader.ofLayer()); // what is wrong was said when the layer was read
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
