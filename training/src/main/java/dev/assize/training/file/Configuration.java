package dev.assize.training.file;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A configuration of DL4J, of a sequence of layers or of a graph. */
abstract sealed class Configuration {
    /**
     * Reads a checked text.
     *
     * @throws TrainingException if it is not a configuration
     */
    static Configuration parse(ConfigurationText text, Place place) {
        try {
            return text.isGraph()
                    ? new Graph(ComputationGraphConfiguration.fromJson(text.text()))
                    : new Layers(MultiLayerConfiguration.fromJson(text.text()));
        } catch (RuntimeException e) { // DL4J wraps what it does not understand in many kinds
            throw new TrainingException(
                    new Problem(
                            place,
                            NetworkParts.CONFIGURATION + " is not a DL4J configuration",
                            NetworkParts.USE_AS_SAVED),
                    e);
        }
    }

    /**
     * Returns how many parameters the network has, without making it.
     *
     * @throws TrainingException if a layer has no proper sizes
     */
    final long parameters(Place place) {
        long count = 0;
        try {
            for (long part : sizes()) {
                count = Math.addExact(count, part);
            }
        } catch (RuntimeException e) { // a layer without sizes, or sizes whose product overflows
            throw new TrainingException(
                    new Problem(
                            place,
                            NetworkParts.CONFIGURATION + " has a layer without proper sizes",
                            NetworkParts.USE_AS_SAVED),
                    e);
        }
        return count;
    }

    abstract List<Long> sizes();

    abstract DataType dataType();

    /** Makes the network with these parameters. */
    abstract Model network(INDArray parameters);

    /** A sequence of layers. */
    private static final class Layers extends Configuration {
        private final MultiLayerConfiguration settings;

        Layers(MultiLayerConfiguration settings) {
            this.settings = settings;
        }

        @Override
        List<Long> sizes() {
            return settings.getConfs().stream().map(Layers::size).toList();
        }

        private static long size(NeuralNetConfiguration layer) {
            return layer.getLayer().initializer().numParams(layer);
        }

        @Override
        DataType dataType() {
            return settings.getDataType();
        }

        @Override
        Model network(INDArray parameters) {
            MultiLayerNetwork network = new MultiLayerNetwork(settings);
            network.init(parameters, false);
            return network;
        }
    }

    /** A graph of layers. */
    private static final class Graph extends Configuration {
        private final ComputationGraphConfiguration settings;

        Graph(ComputationGraphConfiguration settings) {
            this.settings = settings;
        }

        @Override
        List<Long> sizes() {
            Collection<GraphVertex> vertices = settings.getVertices().values();
            return vertices.stream().map(vertex -> vertex.numParams(true)).toList();
        }

        @Override
        DataType dataType() {
            return settings.getDataType();
        }

        @Override
        Model network(INDArray parameters) {
            ComputationGraph network = new ComputationGraph(settings);
            network.init(parameters, false);
            requireOrder(network);
            return network;
        }

        /**
         * DL4J believes the order that the text gives; a wrong one, or a circle, would make it read what is not there.
         */
        private void requireOrder(ComputationGraph network) {
            Set<String> known = new HashSet<>(settings.getNetworkInputs());
            for (int index : network.topologicalSortOrder()) {
                String name = network.getVertices()[index].getVertexName();
                List<String> read = settings.getVertexInputs().getOrDefault(name, List.of());
                if (!known.containsAll(read)) {
                    throw new IllegalStateException("vertex '" + name + "' reads " + read
                            + " before these are computed; " + "put the vertices in another order");
                }
                known.add(name);
            }
        }
    }
}
