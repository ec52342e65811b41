package dev.assize.training.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** Returns the name of a constant in settings. */
    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
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
        Optional<PrivacySettings> privacy = new GivenPrivacy(this).settings();
        FitSettings fit = privacy.isPresent() ? usual.fit().withStopping(EarlyStopping.NONE) : usual.fit();
        return new TrainingSettings(
                usual.network(),
                optimizer.settings(usual.optimizer()),
                optimizer.regularization(usual.regularization()),
                new GivenFit(this).settings(fit),
                privacy);
    }
}
