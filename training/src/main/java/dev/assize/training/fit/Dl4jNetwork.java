package dev.assize.training.fit;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.AdaBelief;

/** What both kinds of network in DL4J have, which its own interface leaves out. */
abstract sealed class Dl4jNetwork {
    /** Looks at a network that has its parameters. */
    static Dl4jNetwork of(Model network) {
        if (network instanceof MultiLayerNetwork layers) {
            return new Layers(layers);
        }
        if (network instanceof ComputationGraph graph) {
            return new Graph(graph);
        }
        throw new IllegalArgumentException("a network of " + network.getClass().getName()
                + " cannot be trained; give a MultiLayerNetwork or a ComputationGraph");
    }

    /** Returns how many training steps it has seen. */
    abstract int iteration();

    /** Returns how many passes it has seen. */
    abstract int epoch();

    /** Sets what it has seen. */
    abstract void count(int iterations, int epochs);

    /** Returns the configuration without what it has seen. */
    final String configuration() {
        int iterations = iteration();
        int epochs = epoch();
        count(0, 0);
        String json = json();
        count(iterations, epochs);
        return json;
    }

    abstract String json();

    /** Returns the layers in the order of a plan's. */
    abstract List<Layer> layers();

    /** Returns whether DL4J can keep the state of its updaters: 1.0.0-M2.1 fails when it makes that of AdaBelief. */
    final boolean keepsUpdaterState() {
        return layers().stream()
                .map(layer -> layer.conf().getLayer())
                .noneMatch(settings -> settings instanceof BaseLayer base
                        && (base.getIUpdater() instanceof AdaBelief || base.getBiasUpdater() instanceof AdaBelief));
    }

    /** Returns how messages call a layer: by number or name, and kind. */
    final String nameOf(int index) {
        Layer layer = layers().get(index);
        org.deeplearning4j.nn.conf.layers.Layer settings = layer.conf().getLayer();
        String own = settings.getLayerName();
        String kind = settings.getClass().getSimpleName();
        return own == null ? "layer " + index + " (" + kind + ")" : "layer '" + own + "' (" + kind + ")";
    }

    /** A sequence of layers. */
    private static final class Layers extends Dl4jNetwork {
        private final MultiLayerNetwork network;

        Layers(MultiLayerNetwork network) {
            this.network = network;
        }

        @Override
        int iteration() {
            return network.getLayerWiseConfigurations().getIterationCount();
        }

        @Override
        int epoch() {
            return network.getLayerWiseConfigurations().getEpochCount();
        }

        @Override
        void count(int iterations, int epochs) {
            network.getLayerWiseConfigurations().setIterationCount(iterations);
            network.getLayerWiseConfigurations().setEpochCount(epochs);
        }

        @Override
        String json() {
            return network.getLayerWiseConfigurations().toJson();
        }

        @Override
        List<Layer> layers() {
            return List.of(network.getLayers());
        }
    }

    /** A graph of layers. */
    private static final class Graph extends Dl4jNetwork {
        private final ComputationGraph network;

        Graph(ComputationGraph network) {
            this.network = network;
        }

        @Override
        int iteration() {
            return network.getConfiguration().getIterationCount();
        }

        @Override
        int epoch() {
            return network.getConfiguration().getEpochCount();
        }

        @Override
        void count(int iterations, int epochs) {
            network.getConfiguration().setIterationCount(iterations);
            network.getConfiguration().setEpochCount(epochs);
        }

        @Override
        String json() {
            return network.getConfiguration().toJson();
        }

        @Override
        List<Layer> layers() {
            return new ArrayList<>(List.of(network.getLayers()));
        }
    }
}
