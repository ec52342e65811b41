package dev.assize.training.network;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.training.file.ConfigurationText;
import dev.assize.training.settings.TrainingException;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;

/** A configuration of DL4J that somebody wrote: not trusted, and not known to fit the data. */
abstract sealed class Configured permits ConfiguredLayers, ConfiguredGraph {
    static final String HINT = "Write it with toJson() of a configuration of DL4J 1.0.0-M2.1.";

    /**
     * Reads a text.
     *
     * @throws TrainingException if it names classes that are not DL4J's own, or is no configuration
     */
    static Configured parse(String json, Place place) {
        ConfigurationText text = ConfigurationText.of(json, "the configuration", place, HINT);
        Configured parsed;
        try {
            parsed = text.isGraph()
                    ? new ConfiguredGraph(ComputationGraphConfiguration.fromJson(text.text()), place)
                    : new ConfiguredLayers(MultiLayerConfiguration.fromJson(text.text()), place);
        } catch (RuntimeException e) { // DL4J wraps what it does not understand in many kinds
            throw new TrainingException(new Problem(place, "this is not a DL4J configuration", HINT), e);
        }
        parsed.requireLayers();
        return parsed;
    }

    /** Checks that there is something to train. */
    abstract void requireLayers();

    /** Returns the layers in order. */
    abstract List<Layer> layers();

    /** Returns the layer that answers. */
    abstract NamedLayer output();

    /**
     * Goes through the layers: adds the preprocessors and the numbers of inputs that are not stated.
     *
     * @param input shape of a row
     * @return what each layer makes of a row
     * @throws TrainingException if a layer cannot read what it is given
     */
    abstract List<InputType> connect(InputType input);

    /** Returns how many parameters the layers have, once they are connected. */
    abstract long parameters();

    /** Returns the network, without parameters, in single precision and as if nothing had been trained. */
    abstract Model network();
}
