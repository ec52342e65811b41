package dev.assize.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assize.core.Task;
import dev.assize.privacy.PrivacyClaim;
import dev.assize.training.file.JsonPart;
import dev.assize.training.privacy.PrivateHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What a model file says about its model, for people and as JSON.
 *
 * @param task what the model predicts
 * @param columns the columns it reads, in order
 * @param shape lengths of the axes of one encoded row
 * @param layers the layers in the order in which a row passes them
 * @param mitigation in one line what was done about gaps between groups, if anything was
 * @param record how the model came about
 */
public record ModelSummary(
        Task task,
        List<String> columns,
        List<Integer> shape,
        List<LayerSummary> layers,
        Optional<String> mitigation,
        TrainingRecord record) {
    /** What is said of a model without a privacy ledger. */
    public static final String NOT_PRIVATE = "not trained privately";

    private static final String FORMAT = "assize-model-summary";

    /** Copies the lists. */
    public ModelSummary {
        columns = List.copyOf(columns);
        shape = List.copyOf(shape);
        layers = List.copyOf(layers);
    }

    /** Summarises a model. */
    public static ModelSummary of(TrainedModel model) {
        int[] shape = model.encoder().shape();
        return new ModelSummary(
                model.task(),
                model.columns(),
                Arrays.stream(shape).boxed().toList(),
                layers(model.network(), ReadableInputs.inputType(shape)),
                mitigation(model),
                model.record());
    }

    /**
     * Returns in one line what was done about gaps between groups when a model was trained, if anything was.
     *
     * @throws dev.assize.training.settings.TrainingException if what the file says of it was damaged
     */
    public static Optional<String> mitigation(TrainedModel model) {
        return StoredRepair.of(model).map(StoredRepair::line);
    }

    /** Returns the numbers that all layers learned together. */
    public long parameters() {
        return layers.stream().mapToLong(LayerSummary::parameters).sum();
    }

    /** Returns what the model guarantees, in a sentence. */
    public String privacy() {
        return record.privacy().map(ModelSummary::guarantee).orElse(NOT_PRIVATE);
    }

    /** Returns what a private training guarantees, in one line; with noise that can be predicted that is nothing. */
    public static String guarantee(PrivateHistory history) {
        if (!history.ledger().secret()) {
            return NOT_PRIVATE + ": the noise came from a seed that the record names";
        }
        PrivacyClaim claim = PrivacyClaim.of(history.ledger(), history.delta(), history.records());
        return String.format(
                Locale.ROOT,
                "epsilon %s at delta %s (at least %s), protects %s; %s; noise: %s",
                Rounded.up(claim.bracket().upper()),
                history.delta(),
                Rounded.down(claim.bracket().lower()),
                claim.unit(),
                claim.uses(),
                claim.noise());
    }

    /** Returns all of it as JSON; {@code record} is as in the model file. Equal models give equal texts. */
    public String json() {
        ObjectNode root = JsonPart.start(FORMAT);
        root.set("task", TaskJson.node(task));
        ObjectNode encoder = root.putObject("encoder");
        encoder.set("columns", JsonPart.node(columns));
        encoder.set("shape", JsonPart.node(shape));
        ObjectNode network = root.putObject("network");
        network.put("parameters", parameters());
        ArrayNode list = network.putArray("layers");
        for (LayerSummary layer : layers) {
            list.addObject()
                    .put("name", layer.name())
                    .put("kind", layer.kind())
                    .put("parameters", layer.parameters())
                    .set("output", JsonPart.node(layer.output()));
        }
        root.put("privacy", privacy());
        mitigation.ifPresent(line -> root.put("mitigation", line));
        root.set("record", RecordJson.node(record));
        return JsonPart.text(root);
    }

    private static List<LayerSummary> layers(Model network, InputType input) {
        return network instanceof ComputationGraph graph
                ? layers(graph, input)
                : layers((MultiLayerNetwork) network, input);
    }

    private static List<LayerSummary> layers(MultiLayerNetwork network, InputType input) {
        List<InputType> outputs = network.getLayerWiseConfigurations().getLayerActivationTypes(input);
        List<LayerSummary> layers = new ArrayList<>();
        for (int i = 0; i < network.getnLayers(); i++) {
            layers.add(summary(String.valueOf(i), network.getLayer(i), outputs.get(i)));
        }
        return layers;
    }

    private static List<LayerSummary> layers(ComputationGraph graph, InputType input) {
        Map<String, InputType> outputs = graph.getConfiguration().getLayerActivationTypes(input);
        List<LayerSummary> layers = new ArrayList<>();
        for (int index : graph.topologicalSortOrder()) {
            GraphVertex vertex = graph.getVertices()[index];
            InputType output = outputs.get(vertex.getVertexName());
            if (vertex.hasLayer() && output != null) {
                layers.add(summary(vertex.getVertexName(), vertex.getLayer(), output));
            }
        }
        return layers;
    }

    private static LayerSummary summary(String name, Layer layer, InputType output) {
        return new LayerSummary(
                name,
                layer.conf().getLayer().getClass().getSimpleName(),
                LongStream.of(output.getShape(false)).boxed().toList(),
                layer.numParams());
    }
}
