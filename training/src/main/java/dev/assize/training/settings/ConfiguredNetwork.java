package dev.assize.training.settings;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A network that a DL4J configuration describes: layers, initial weights, updater and penalties. What {@code replaced}
 * names is taken from the training settings instead, for every layer.
 *
 * @param json a {@code MultiLayerConfiguration} or {@code ComputationGraphConfiguration} as DL4J writes it
 * @param replaced what the training settings replace; the configuration keeps the rest
 */
public record ConfiguredNetwork(String json, Set<Part> replaced) implements NetworkSettings {
    /** What training settings may replace in a configuration. */
    public enum Part {
        /** The updater with its learning rate and schedule. */
        OPTIMIZER,
        /** How gradients are clipped. */
        GRADIENT_CLIPPING,
        /** L1, L2 and weight decay. */
        PENALTIES
    }

    /** Copies the set and checks that the text is a JSON object. */
    public ConfiguredNetwork {
        replaced =
                Collections.unmodifiableSet(replaced.isEmpty() ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(replaced));
        TrainingSetting.require(Map.of(TrainingSetting.CONFIGURATION.key(), json));
    }

    /** Makes the settings of a configuration that is used as it is. */
    public static ConfiguredNetwork of(String json) {
        return new ConfiguredNetwork(json, Set.of());
    }

    @Override
    public NetworkKind kind() {
        return NetworkKind.DL4J;
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.CONFIGURATION.key(), json);
        return values;
    }
}
