package dev.assize.training.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values of a file, each of which is allowed.
 *
 * @param kind the kind of network
 * @param values the values by flat key
 */
record Given(NetworkKind kind, Map<String, Object> values) {
    boolean has(TrainingSetting setting) {
        return has(setting.key());
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns the value, or an empty text where none is given. */
    Object value(TrainingSetting setting) {
        return values.getOrDefault(setting.key(), "");
    }

    /** Returns the constant that is named. */
    <E extends Enum<E>> E choice(TrainingSetting setting, E otherwise) {
        return has(setting)
                ? Enum.valueOf(
                        otherwise.getDeclaringClass(), value(setting).toString().toUpperCase(Locale.ROOT))
                : otherwise;
    }

    int whole(TrainingSetting setting, int otherwise) {
        return value(setting) instanceof Number number ? number.intValue() : otherwise;
    }

    double number(TrainingSetting setting, double otherwise) {
        return value(setting) instanceof Number number ? number.doubleValue() : otherwise;
    }

    boolean flag(TrainingSetting setting, boolean otherwise) {
        return has(setting) ? Boolean.parseBoolean(value(setting).toString()) : otherwise;
    }

    List<Integer> wholes(TrainingSetting setting, List<Integer> otherwise) {
        if (!(value(setting) instanceof List<?> list)) {
            return otherwise;
        }
        List<Integer> wholes = new ArrayList<>();
        list.forEach(item -> wholes.add((Integer) item));
        return wholes;
    }

    /** Returns the settings, with the defaults behind what is given; values must not contradict each other. */
    TrainingSettings settings() {
        TrainingSettings usual = TrainingSettings.of(new GivenNetwork(this).network());
        GivenOptimizer optimizer = new GivenOptimizer(this);
        return new TrainingSettings(
                usual.network(),
                optimizer.settings(usual.optimizer()),
                optimizer.regularization(usual.regularization()),
                new GivenFit(this).settings(usual.fit()));
    }
}
