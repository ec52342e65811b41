package dev.assize.training;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Makes settings of keys and values as a YAML or JSON file holds them. */
public final class MlpSettingsReader {
    private static final String PRIVACY = "privacy";

    private MlpSettingsReader() {}

    /**
     * Reads settings; what is not given is as in {@link MlpSettings#defaults()}.
     *
     * @param values texts, whole numbers (Integer), numbers and lists of whole numbers by key: {@code hidden},
     *     {@code activation}, {@code optimizer}, {@code learningRate}, {@code momentum}, {@code l1}, {@code l2},
     *     {@code weightDecay}, {@code dropout}, {@code epochs}, {@code batch}, {@code validation}, {@code patience},
     *     {@code classWeights}
     * @param places where the value of each key stands
     * @throws TrainingException if a key is unknown, a value is not allowed, or privacy is asked for; all such keys are
     *     named
     */
    public static MlpSettings read(Map<String, ?> values, Function<String, Place> places) {
        List<Problem> problems = new ArrayList<>();
        values.forEach((key, value) -> check(key, value, places.apply(key), problems));
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
        return new Values(values).settings();
    }

    /** Returns every key that {@link #read} knows. */
    public static List<String> keys() {
        return MlpSetting.keys();
    }

    private static void check(String key, Object value, Place place, List<Problem> problems) {
        if (key.equals(PRIVACY)) {
            problems.add(TrainingException.privateTrainingNotAvailable(place));
            return;
        }
        MlpSetting.find(key)
                .ifPresentOrElse(
                        setting -> setting.fault(value).ifPresent(fault -> problems.add(fault.at(place))),
                        () -> problems.add(new Problem(
                                place,
                                "unknown training setting '" + key + "'",
                                Suggestion.among(key, MlpSetting.keys()))));
    }

    /** Checked values, with the defaults behind them. */
    private record Values(Map<String, ?> given) {
        MlpSettings settings() {
            return new MlpSettings(
                    layers(),
                    HiddenActivation.valueOf(constant(MlpSetting.ACTIVATION)),
                    new OptimizerSettings(
                            Optimizer.valueOf(constant(MlpSetting.OPTIMIZER)),
                            number(MlpSetting.LEARNING_RATE),
                            number(MlpSetting.MOMENTUM)),
                    new Regularization(
                            number(MlpSetting.L1),
                            number(MlpSetting.L2),
                            number(MlpSetting.WEIGHT_DECAY),
                            number(MlpSetting.DROPOUT)),
                    new FitSettings(
                            whole(MlpSetting.EPOCHS),
                            whole(MlpSetting.BATCH),
                            number(MlpSetting.VALIDATION),
                            whole(MlpSetting.PATIENCE),
                            ClassWeights.valueOf(constant(MlpSetting.CLASS_WEIGHTS))));
        }

        private Object value(MlpSetting setting) {
            Object value = given.get(setting.key());
            return value == null ? MlpSettings.defaults().values().getOrDefault(setting.key(), "") : value;
        }

        private String constant(MlpSetting setting) {
            return value(setting).toString().toUpperCase(Locale.ROOT);
        }

        private double number(MlpSetting setting) {
            return ((Number) value(setting)).doubleValue();
        }

        private int whole(MlpSetting setting) {
            return ((Number) value(setting)).intValue();
        }

        private List<Integer> layers() {
            List<Integer> layers = new ArrayList<>();
            for (Object units : (List<?>) value(MlpSetting.HIDDEN)) {
                layers.add((Integer) units);
            }
            return layers;
        }
    }
}
