package dev.assize.training.network;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/** A graph of layers, of one input and one output, that somebody configured. */
final class ConfiguredGraph extends Configured {
    private final ComputationGraphConfiguration configuration;
    private final Place place;

    ConfiguredGraph(ComputationGraphConfiguration configuration, Place place) {
        this.configuration = configuration;
        this.place = place;
    }

    @Override
    void requireLayers() {
        int inputs = sizeOf(configuration.getNetworkInputs());
        int outputs = sizeOf(configuration.getNetworkOutputs());
        if (inputs != 1 || outputs != 1) {
            throw fault(
                    "the graph has " + inputs + " inputs and " + outputs + " outputs, one of each is needed",
                    "Merge them inside the graph; a table has one row of numbers for one label.");
        }
        String output = configuration.getNetworkOutputs().get(0);
        if (!(configuration.getVertices().get(output) instanceof LayerVertex)) {
            throw fault("the output '" + output + "' of the graph is no layer", HINT);
        }
    }

    private static int sizeOf(List<String> names) {
        return names == null ? 0 : names.size();
    }

    @Override
    List<Layer> layers() {
        return configuration.getVertices().values().stream()
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
                .toList();
    }

    @Override
    NamedLayer output() {
        String name = configuration.getNetworkOutputs().get(0);
        return named(name, (LayerVertex)
                Objects.requireNonNull(configuration.getVertices().get(name)));
    }

    private NamedLayer named(String name, LayerVertex vertex) {
        return NamedLayer.of(vertex.getLayerConf().getLayer(), "'" + name + "'", place);
    }

    @Override
    List<InputType> connect(InputType input) {
        Map<String, InputType> made = new LinkedHashMap<>();
        made.put(configuration.getNetworkInputs().get(0), input);
        Map<String, GraphVertex> open = new LinkedHashMap<>(configuration.getVertices());
        while (!open.isEmpty()) {
            Optional<String> next = open.keySet().stream()
                    .filter(name -> made.keySet().containsAll(inputsOf(name)))
                    .findFirst();
            if (next.isEmpty()) {
                throw fault(
                        "the graph has a circle, or a vertex whose input is not there: " + open.keySet(),
                        "Give each of them inputs that lead back to the input of the graph.");
            }
            GraphVertex vertex = Objects.requireNonNull(open.remove(next.get()));
            InputType[] inputs = inputsOf(next.get()).stream().map(made::get).toArray(InputType[]::new);
            made.put(next.get(), output(next.get(), vertex, made.size() - 1, inputs));
        }
        return new ArrayList<>(made.values());
    }

    private List<String> inputsOf(String vertex) {
        return configuration.getVertexInputs().getOrDefault(vertex, List.of());
    }

    private InputType output(String name, GraphVertex vertex, int index, InputType... inputs) {
        if (vertex instanceof LayerVertex layer && inputs.length == 1) {
            return named(name, layer)
                    .reads(index, inputs[0], Optional.ofNullable(layer.getPreProcessor()), layer::setPreProcessor);
        }
        try {
            return vertex.getOutputType(index, inputs);
        } catch (RuntimeException e) { // DL4J throws many kinds on shapes that do not fit
            List<String> shapes =
                    List.of(inputs).stream().map(NamedLayer::shape).toList();
            throw new TrainingException(
                    new Problem(
                            place,
                            "vertex '" + name + "' (" + vertex.getClass().getSimpleName()
                                    + ") cannot read rows of the shapes " + shapes,
                            "Change its inputs, or give the data that the configuration was written for."),
                    e);
        }
    }

    @Override
    long parameters() {
        return configuration.getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(true))
                .reduce(0, Math::addExact);
    }

    @Override
    Model network() {
        configuration.setIterationCount(0);
        configuration.setEpochCount(0);
        configuration.setDataType(DataType.FLOAT);
        return new ComputationGraph(configuration);
    }

    private TrainingException fault(String message, String hint) {
        return new TrainingException(List.of(new Problem(place, message, hint)));
    }
}
