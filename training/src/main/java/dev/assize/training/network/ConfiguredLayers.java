package dev.assize.training.network;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.settings.TrainingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;

/** A sequence of layers that somebody configured. */
final class ConfiguredLayers extends Configured {
    private final MultiLayerConfiguration configuration;
    private final Place place;

    ConfiguredLayers(MultiLayerConfiguration configuration, Place place) {
        this.configuration = configuration;
        this.place = place;
    }

    @Override
    void requireLayers() {
        List<NeuralNetConfiguration> confs = configuration.getConfs();
        if (confs == null || confs.isEmpty() || confs.stream().anyMatch(conf -> conf.getLayer() == null)) {
            throw new TrainingException(
                    List.of(new Problem(place, "the configuration has no layers, or one that says nothing", HINT)));
        }
    }

    @Override
    List<Layer> layers() {
        return configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .toList();
    }

    @Override
    NamedLayer output() {
        return named(layers().size() - 1);
    }

    private NamedLayer named(int index) {
        Layer layer = layers().get(index);
        String name = layer.getLayerName();
        return NamedLayer.of(layer, name == null ? String.valueOf(index + 1) : "'" + name + "'", place);
    }

    @Override
    List<InputType> connect(InputType input) {
        List<InputType> made = new ArrayList<>();
        InputType current = input;
        for (int i = 0; i < layers().size(); i++) {
            int index = i;
            current = named(i).reads(
                            i,
                            current,
                            Optional.ofNullable(configuration.getInputPreProcess(i)),
                            added -> configuration.getInputPreProcessors().put(index, added));
            made.add(current);
        }
        return made;
    }

    @Override
    long parameters() {
        return configuration.getConfs().stream()
                .mapToLong(conf -> conf.getLayer().initializer().numParams(conf))
                .reduce(0, Math::addExact);
    }

    @Override
    Model network() {
        configuration.setIterationCount(0);
        configuration.setEpochCount(0);
        configuration.setDataType(DataType.FLOAT);
        return new MultiLayerNetwork(configuration);
    }
}
