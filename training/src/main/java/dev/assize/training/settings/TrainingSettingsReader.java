package dev.assize.training.settings;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes settings of keys and values as a YAML or JSON file holds them. */
public final class TrainingSettingsReader {
    /** What a value means that stands where a mapping is expected. */
    private static final Map<String, TrainingSetting> SHORT_FORMS = Map.of(
            "schedule", TrainingSetting.SCHEDULE_KIND,
            "gradientClipping", TrainingSetting.CLIPPING_KIND,
            "checkpoint", TrainingSetting.CHECKPOINT_EVERY);

    private TrainingSettingsReader() {}

    /**
     * Reads settings; what is not given is as in {@link TrainingSettings#of} for the kind of network.
     *
     * @param values texts, whole numbers (Integer), numbers, flags, lists and mappings by key, see {@link #keys()};
     *     keys of a nested mapping may also be given flat, with a dot: {@code schedule.kind}
     * @param places where the value of each key stands
     * @throws TrainingException if a key is unknown, a value is not allowed, or values contradict each other;
     *     all such keys are named
     */
    public static TrainingSettings read(Map<String, ?> values, Function<String, Place> places) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> flat = flat(values);
        NetworkKind kind = kind(flat);
        flat.forEach((key, value) -> check(kind, key, value, places.apply(key), problems));
        Given given = new Given(kind, flat);
        if (problems.isEmpty()) {
            problems.addAll(new Contradictions(given, places).find());
        }
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        return given.settings();
    }

    /**
     * Returns what is wrong with one value, whatever the others are.
     *
     * @param kind the kind of network
     * @param key a flat key
     * @param value the value
     * @param place where it stands
     */
    public static List<Problem> problems(NetworkKind kind, String key, Object value, Place place) {
        List<Problem> problems = new ArrayList<>();
        check(kind, key, value, place, problems);
        return problems;
    }

    /** Returns the same values by flat keys: {@code schedule.kind} for {@code kind} in {@code schedule}. */
    public static Map<String, Object> flat(Map<String, ?> values) {
        Map<String, Object> flat = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            boolean whole = key.equals(TrainingSetting.CLASS_WEIGHTS.key());
            if (value instanceof Map<?, ?> nested && !whole) {
                nested.forEach((inner, innerValue) -> flat.put(key + "." + inner, innerValue));
            } else {
                flat.put(flatKey(key), value);
            }
        });
        return flat;
    }

    /** Returns the flat key that is meant where a value stands instead of a mapping; any other key as it is. */
    public static String flatKey(String key) {
        TrainingSetting meant = SHORT_FORMS.get(key);
        return meant == null ? key : meant.key();
    }

    /** Returns the kind of network that is meant; the usual one where it is wrong. */
    public static NetworkKind kind(Map<String, ?> values) {
        Object given = values.containsKey(TrainingSetting.KIND.key())
                ? values.get(TrainingSetting.KIND.key())
                : NetworkKind.MLP.id();
        return TrainingSetting.KIND.fault(given).isPresent()
                ? NetworkKind.MLP
                : NetworkKind.valueOf(given.toString().toUpperCase(Locale.ROOT));
    }

    /** Returns every key that {@link #read} knows, with a dot between nested keys. */
    public static List<String> keys() {
        return TrainingSetting.keys();
    }

    /** Returns the keys that a kind of network has. */
    public static List<String> keys(NetworkKind kind) {
        return TrainingSetting.keys(kind);
    }

    private static void check(NetworkKind kind, String key, Object value, Place place, List<Problem> problems) {
        if (key.equals(TrainingSetting.PRIVACY)) {
            problems.add(new Problem(
                    place,
                    "'privacy' is " + Values.shown(value),
                    "Give a mapping with the epsilon that may be spent, for example 'privacy: {epsilon: 3}'."));
            return;
        }
        Optional<TrainingSetting> setting = TrainingSetting.find(key);
        if (setting.isEmpty()) {
            problems.add(new Problem(
                    place,
                    "unknown training setting '" + key + "'",
                    Suggestion.among(key, TrainingSetting.keys(kind))));
        } else if (!setting.get().isFor(kind)) {
            problems.add(new Problem(
                    place,
                    "'" + key + "' is no setting of kind " + kind.id(),
                    "Leave it out, or choose a kind that has it: "
                            + setting.get().kinds() + "."));
        } else {
            setting.get().fault(value).ifPresent(fault -> problems.add(fault.at(place)));
        }
    }
}
