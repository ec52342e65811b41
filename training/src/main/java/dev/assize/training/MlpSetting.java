package dev.assize.training;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A key of the settings, the values it may have, and what to say of any other value. */
enum MlpSetting {
    HIDDEN("hidden", "a list of at most 16 whole numbers from 1 to 65536, for example [64, 32]", MlpSetting::layers),
    ACTIVATION("activation", ids(HiddenActivation.values())),
    OPTIMIZER("optimizer", ids(Optimizer.values())),
    LEARNING_RATE("learningRate", "a number above 0 and at most 10, for example 0.001", v -> number(v, 0, 10, false)),
    MOMENTUM("momentum", "a number from 0 to below 1, for example 0.9", MlpSetting::fractionBelowOne),
    L1("l1", "a number from 0 to 10, for example 0.0001", v -> number(v, 0, 10, true)),
    L2("l2", "a number from 0 to 10, for example 0.0001", v -> number(v, 0, 10, true)),
    WEIGHT_DECAY("weightDecay", "a number from 0 to 10, for example 0.01", v -> number(v, 0, 10, true)),
    DROPOUT("dropout", "a number from 0 to below 1, for example 0.2", MlpSetting::fractionBelowOne),
    EPOCHS("epochs", "a whole number from 1 to 100000, for example 15", v -> whole(v, 1, 100_000)),
    BATCH("batch", "a whole number from 1 to 1000000, for example 256", v -> whole(v, 1, 1_000_000)),
    VALIDATION("validation", "a number from 0 to 0.5, for example 0.1", v -> number(v, 0, 0.5, true)),
    PATIENCE("patience", "a whole number from 1 to 100000, for example 3", v -> whole(v, 1, 100_000)),
    CLASS_WEIGHTS("classWeights", ids(ClassWeights.values()));

    private static final int MOST_LAYERS = 16;
    private static final int MOST_UNITS = 65_536;

    private final String key;
    private final String allowed;
    private final List<String> choices;
    private final Predicate<Object> fits;

    MlpSetting(String key, String allowed, Predicate<Object> fits) {
        this.key = key;
        this.allowed = allowed;
        this.choices = List.of();
        this.fits = fits;
    }

    MlpSetting(String key, List<String> choices) {
        this.key = key;
        this.allowed = "one of " + String.join(", ", choices);
        this.choices = choices;
        this.fits = value -> value instanceof String text && choices.contains(text);
    }

    /** Returns the key in {@code audit.yaml} and in the training record. */
    String key() {
        return key;
    }

    /** Returns the setting of that key; it must exist. */
    static MlpSetting named(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no training setting is called '" + key + "'"));
    }

    /** Returns the setting of that key. */
    static Optional<MlpSetting> find(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** Returns all keys. */
    static List<String> keys() {
        return Arrays.stream(values()).map(MlpSetting::key).toList();
    }

    /** Returns what is wrong with a value, if anything. */
    Optional<Fault> fault(Object value) {
        if (fits.test(value)) {
            return Optional.empty();
        }
        String near = Suggestion.nearest(String.valueOf(value), choices)
                .map(choice -> "Did you mean '" + choice + "'? ")
                .orElse("");
        return Optional.of(new Fault(
                "'" + key + "' is " + (value instanceof String ? "'" + value + "'" : value),
                near + "Give " + allowed + "."));
    }

    /** What is wrong and what to do, before it is known where. */
    record Fault(String message, String hint) {
        Problem at(Place place) {
            return new Problem(place, message, hint);
        }
    }

    private static List<String> ids(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean layers(Object value) {
        return value instanceof List<?> list
                && list.size() <= MOST_LAYERS
                && list.stream().allMatch(units -> whole(units, 1, MOST_UNITS));
    }

    private static boolean whole(Object value, int least, int most) {
        return value instanceof Integer number && number >= least && number <= most;
    }

    private static boolean fractionBelowOne(Object value) {
        return number(value, 0, Math.nextDown(1.0), true);
    }

    private static boolean number(Object value, double least, double most, boolean leastIncluded) {
        if (!(value instanceof Number number)) {
            return false;
        }
        double x = number.doubleValue();
        return (leastIncluded ? x >= least : x > least) && x <= most;
    }
}
