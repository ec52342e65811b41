package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network for sequences: layers of long short-term memory, one vector of all their steps, dense hidden layers, one
 * output layer. Padding, which is time steps of zeros, has no effect on the result.
 *
 * @param units units of each recurrent layer, at least one layer
 * @param bidirectional whether each recurrent layer also reads the sequence backwards and both outputs are joined
 * @param pooling how the outputs of all steps become one vector; not the last step where both directions are read
 * @param hidden units of each dense hidden layer
 * @param activation the function between dense hidden layers
 */
public record LstmNetwork(
        List<Integer> units,
        boolean bidirectional,
        SequencePooling pooling,
        List<Integer> hidden,
        HiddenActivation activation)
        implements NetworkSettings {
    static final String LAST_OF_BOTH = "'pooling' is 'last' and 'bidirectional' is true";
    static final String LAST_OF_BOTH_HINT =
            "At the last step, the direction that reads backwards has seen one step only; give mean or max.";

    /** Copies the lists and checks them. */
    public LstmNetwork {
        units = List.copyOf(units);
        hidden = List.copyOf(hidden);
        TrainingSetting.require(values(units, bidirectional, pooling, hidden, activation));
        if (bidirectional && pooling == SequencePooling.LAST) {
            throw TrainingException.of("training settings", LAST_OF_BOTH, LAST_OF_BOTH_HINT);
        }
    }

    /** Returns one layer of 64 units whose last step decides. */
    public static LstmNetwork defaults() {
        return new LstmNetwork(List.of(64), false, SequencePooling.LAST, List.of(), HiddenActivation.RELU);
    }

    @Override
    public NetworkKind kind() {
        return NetworkKind.LSTM;
    }

    @Override
    public Map<String, Object> values() {
        return values(units, bidirectional, pooling, hidden, activation);
    }

    private static Map<String, Object> values(
            List<Integer> units,
            boolean bidirectional,
            SequencePooling pooling,
            List<Integer> hidden,
            HiddenActivation activation) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.UNITS.key(), units);
        values.put(TrainingSetting.BIDIRECTIONAL.key(), bidirectional);
        values.put(TrainingSetting.POOLING.key(), pooling.id());
        values.put(TrainingSetting.HIDDEN.key(), hidden);
        values.put(TrainingSetting.ACTIVATION.key(), activation.id());
        return values;
    }
}
