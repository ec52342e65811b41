package dev.assize.engine.plan;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.rule.AlongsideRule;
import dev.assize.engine.rule.AlongsideRule.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Reads the vertices of a DL4J graph into rules, in DL4J's topological order, which is that of the parameters. */
final class GraphReader {
    private final ComputationGraph graph;
    private final ComputationGraphConfiguration configuration;
    private final BlueprintBuilder builder;
    private final LayerVertexReader layers;
    private final Map<String, Integer> signals = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Head> heads = new HashMap<>();

    GraphReader(ComputationGraph graph) {
        this.graph = graph;
        configuration = graph.getConfiguration();
        builder = new BlueprintBuilder(DataFormats.of(configuration).order());
        layers = new LayerVertexReader(builder);
    }

    Blueprint read() {
        configuration.getNetworkInputs().forEach(name -> signals.put(name, builder.input(name)));
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            GraphVertex vertex = configuration.getVertices().get(name);
            if (vertex != null) {
                readVertex(index, name, vertex);
            }
        }
        for (String name : configuration.getNetworkOutputs()) {
            Head head = heads.getOrDefault(name, new Head(Activation.IDENTITY, new Head.NoLoss()));
            builder.output(names.getOrDefault(name, name), signal(name), head);
        }
        return builder.build();
    }

    private void readVertex(int index, String name, GraphVertex vertex) {
        String shown = "vertex '" + name + "' (" + kind(vertex) + ")";
        names.put(name, shown);
        List<Integer> inputs = reads(name).stream().map(this::signal).toList();
        try {
            int signal = vertex instanceof LayerVertex layer
                    ? layer(
                            new LayerVertexReader.Vertex(shown, index, layer.getLayerConf(), layer.getPreProcessor()),
                            name)
                    : add(shown, vertex, inputs);
            signals.put(name, signal);
            builder.place(name, signal);
        } catch (NoRuleException e) {
            builder.problem(shown, e);
            signals.put(name, inputs.get(0));
        }
    }

    private List<String> reads(String name) {
        return configuration.getVertexInputs().getOrDefault(name, List.of());
    }

    private static String kind(GraphVertex vertex) {
        Object shown = vertex instanceof LayerVertex layer ? layerOf(layer) : vertex;
        return shown.getClass().getSimpleName();
    }

    private static Layer layerOf(LayerVertex vertex) {
        return vertex.getLayerConf().getLayer();
    }

    private int signal(String name) {
        return signals.getOrDefault(name, 0);
    }

    private int layer(LayerVertexReader.Vertex vertex, String name) {
        int input = signal(reads(name).get(0));
        int signal = layers.read(vertex, input);
        Optional<Head> head = layers.head(vertex);
        head.ifPresent(end -> heads.put(name, end));
        if (head.isPresent()) {
            requireEnd(name);
        }
        return signal;
    }

    /** DL4J compares what an output layer gives out with targets; what others read of it gets no gradient there. */
    private void requireEnd(String name) {
        List<String> readers = configuration.getVertexInputs().entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!readers.isEmpty() || !configuration.getNetworkOutputs().contains(name)) {
            throw new NoRuleException(
                    "an output or loss layer has no rule in the engine unless it ends the network; this" + " one is "
                            + (readers.isEmpty() ? "no output" : "read by " + String.join(", ", readers)));
        }
    }

    private int add(String shown, GraphVertex vertex, List<Integer> inputs) {
        if (vertex instanceof PreprocessorVertex preprocessor) {
            return builder.add(shown, layers.preprocessor(shown, preprocessor.getPreProcessor()), inputs.get(0));
        }
        if (vertex instanceof LastTimeStepVertex last) {
            return along(shown, Kind.LAST_STEP, inputs.get(0), signal(last.getMaskArrayInputName()));
        }
        if (vertex instanceof DuplicateToTimeSeriesVertex duplicate) {
            return along(shown, Kind.REPEAT, inputs.get(0), signal(duplicate.getInputName()));
        }
        if (vertex instanceof ReverseTimeSeriesVertex reverse) {
            String mask = reverse.getMaskArrayInputName();
            return mask == null
                    ? along(shown, Kind.REVERSE_ALL, inputs.get(0), inputs.get(0))
                    : along(shown, Kind.REVERSE, inputs.get(0), signal(mask));
        }
        return builder.add(shown, VertexReader.read(vertex, builder.order()), inputs);
    }

    private int along(String shown, Kind kind, int input, int reference) {
        return builder.add(shown, new AlongsideRule(kind), List.of(input, reference));
    }
}
