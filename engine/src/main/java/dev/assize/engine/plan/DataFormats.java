package dev.assize.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.DataFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;

/**
 * The data formats that the layers of a network name. DL4J keeps the weights of a layer in the same order for both
 * formats, and the engine has one order of its own, so a network with channels last is that with channels first but for
 * what it takes and gives, and for how an image becomes a vector.
 */
final class DataFormats {
    private final List<DataFormat> formats = new ArrayList<>();

    private DataFormats() {}

    static DataFormats of(MultiLayerConfiguration configuration) {
        DataFormats all = new DataFormats();
        configuration.getConfs().stream().map(NeuralNetConfiguration::getLayer).forEach(all::add);
        configuration.getInputPreProcessors().values().forEach(all::add);
        return all;
    }

    static DataFormats of(ComputationGraphConfiguration configuration) {
        DataFormats all = new DataFormats();
        for (GraphVertex vertex : configuration.getVertices().values()) {
            if (vertex instanceof LayerVertex layer) {
                all.add(layer.getLayerConf().getLayer());
                Optional.ofNullable(layer.getPreProcessor()).ifPresent(all::add);
            } else if (vertex instanceof PreprocessorVertex preprocessor) {
                all.add(preprocessor.getPreProcessor());
            }
        }
        return all;
    }

    /** Returns the order of the network: last only if something names a format, and all that do name that one. */
    DataOrder order() {
        boolean last = !formats.isEmpty() && formats.stream().allMatch(LayerFormat::isLast);
        return last ? DataOrder.CHANNELS_LAST : DataOrder.CHANNELS_FIRST;
    }

    private void add(Layer layer) {
        parts(layer).map(LayerFormat::of).flatMap(Optional::stream).forEach(formats::add);
    }

    private void add(InputPreProcessor preprocessor) {
        LayerFormat.of(preprocessor).ifPresent(formats::add);
    }

    /** Returns a layer and the layers inside of it. */
    static Stream<Layer> parts(Layer layer) {
        Stream<Layer> inside = Stream.of();
        if (layer instanceof BaseWrapperLayer wrapper) {
            inside = parts(wrapper.getUnderlying());
        } else if (layer instanceof FrozenLayer frozen) {
            inside = parts(frozen.getLayer());
        } else if (layer instanceof Bidirectional both) {
            inside = Stream.of(both.getFwd(), both.getBwd()).flatMap(DataFormats::parts);
        }
        return Stream.concat(Stream.of(layer), inside);
    }
}
