package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A multilayer perceptron: dense hidden layers and one output layer.
 *
 * @param hidden units of each hidden layer; empty makes a linear model
 * @param activation the function between hidden layers
 */
public record MlpNetwork(List<Integer> hidden, HiddenActivation activation) implements NetworkSettings {
    /** Copies the list and checks it. */
    public MlpNetwork {
        hidden = List.copyOf(hidden);
        TrainingSetting.require(values(hidden, activation));
    }

    /** Returns layers that do well on tables of some ten thousand rows. */
    public static MlpNetwork defaults() {
        return new MlpNetwork(List.of(64, 32), HiddenActivation.RELU);
    }

    @Override
    public NetworkKind kind() {
        return NetworkKind.MLP;
    }

    @Override
    public Map<String, Object> values() {
        return values(hidden, activation);
    }

    private static Map<String, Object> values(List<Integer> hidden, HiddenActivation activation) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.HIDDEN.key(), hidden);
        values.put(TrainingSetting.ACTIVATION.key(), activation.id());
        return values;
    }
}
