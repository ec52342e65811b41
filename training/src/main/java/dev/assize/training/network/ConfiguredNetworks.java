package dev.assize.training.network;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Seed;
import dev.assize.engine.plan.DataOrder;
import dev.assize.training.settings.ConfiguredNetwork;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;

/**
 * Makes networks of configurations that somebody wrote. They are untrusted: nothing is allocated before the classes
 * they name, the shapes of their layers and the memory they need are checked.
 */
final class ConfiguredNetworks {
    private static final Place PLACE = Place.of("configuration");
    /** Parameters, gradient and two moments of an optimizer, four bytes each. */
    private static final long BYTES_OF_PARAMETER = 16;
    /** A value and its gradient, four bytes each. */
    private static final long BYTES_OF_VALUE = 8;

    private ConfiguredNetworks() {}

    /**
     * Makes a network.
     *
     * @param network the configuration
     * @param settings what may replace parts of it
     * @param input shape of a row
     * @param classes classes of the label, 0 for a number
     * @param seed where the weights come from
     */
    static Model build(ConfiguredNetwork network, TrainingSettings settings, InputType input, int classes, Seed seed) {
        Configured configured = Configured.parse(network.json(), PLACE);
        requireChannelsFirst(configured.network());
        List<InputType> made = configured.connect(input);
        requireOutput(configured.output(), made.get(made.size() - 1), classes);
        requireMemory(configured, made, settings.fit().batch().memoryBytes());
        LayerLearning learning = LayerLearning.of(settings);
        configured.layers().forEach(layer -> learning.putInto(layer, network.replaced()));
        Model model = configured.network();
        StartingWeights.draw(configured.layers(), seed, model::init);
        return model;
    }

    private static void requireChannelsFirst(Model model) {
        if (DataOrder.of(model) == DataOrder.CHANNELS_LAST) {
            throw fault(
                    "its layers take channels last (NHWC, NWC), and data are handed over with channels first",
                    "Write it with channels first (NCHW, NCW), or train it from Java on arrays in its own order.");
        }
    }

    private static void requireOutput(NamedLayer output, InputType made, int classes) {
        boolean answers = output.layer() instanceof BaseOutputLayer || output.layer() instanceof LossLayer;
        long units = made.arrayElementsPerExample();
        boolean fits = units == Math.max(1, classes) || (classes == 2 && units == 1);
        if (!answers) {
            throw fault(output.name() + " comes last and has no loss", "End the configuration with an OutputLayer.");
        }
        if (!fits) {
            String wanted = classes == 0 ? "a number" : classes + " classes";
            throw fault(
                    output.name() + " has " + units + " outputs for " + wanted,
                    "Set its nOut to " + Math.max(1, classes) + ".");
        }
    }

    private static void requireMemory(Configured configured, List<InputType> made, long limit) {
        long bytes;
        try {
            bytes = Math.multiplyExact(configured.parameters(), BYTES_OF_PARAMETER);
            for (InputType values : made) {
                bytes = Math.addExact(bytes, Math.multiplyExact(values.arrayElementsPerExample(), BYTES_OF_VALUE));
            }
        } catch (ArithmeticException e) {
            bytes = Long.MAX_VALUE;
        }
        if (bytes > limit) {
            throw fault(
                    "the network needs " + (bytes >> 20) + " MB for one row, 'memory' is " + (limit >> 20) + " MB",
                    "Give more 'memory', for example 8GB, or make the layers smaller.");
        }
    }

    private static TrainingException fault(String message, String hint) {
        return new TrainingException(List.of(new Problem(PLACE, message, hint)));
    }
}
