package dev.assize.training.settings;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A key of the settings, the kinds of networks that have it, the values it may have. */
enum TrainingSetting {
    KIND("kind", Values.ids(NetworkKind.values())),
    HIDDEN("hidden", Values.layers(0, "[64, 32]"), NetworkKind.MLP, NetworkKind.CNN, NetworkKind.LSTM),
    ACTIVATION("activation", Values.ids(HiddenActivation.values()), NetworkKind.MLP, NetworkKind.CNN, NetworkKind.LSTM),
    FILTERS("filters", Values.layers(1, "[32, 64]"), NetworkKind.CNN),
    KERNEL("kernel", Values.eachBlock(1, 64, 3), NetworkKind.CNN),
    STRIDE("stride", Values.eachBlock(1, 64, 1), NetworkKind.CNN),
    PADDING("padding", Values.paddings(), NetworkKind.CNN),
    POOL("pool", Values.eachBlock(0, 64, 2), NetworkKind.CNN),
    POOL_STRIDE("poolStride", Values.eachBlock(1, 64, 2), NetworkKind.CNN),
    POOL_KIND("poolKind", Values.ids(PoolKind.values()), NetworkKind.CNN),
    BATCH_NORMALIZATION("batchNormalization", Values.flag(), NetworkKind.CNN),
    UNITS("units", Values.layers(1, "[128]"), NetworkKind.LSTM),
    BIDIRECTIONAL("bidirectional", Values.flag(), NetworkKind.LSTM),
    POOLING("pooling", Values.ids(SequencePooling.values()), NetworkKind.LSTM),
    CONFIGURATION("configuration", Values.json(), NetworkKind.DL4J),
    OPTIMIZER("optimizer", Values.ids(Optimizer.values())),
    LEARNING_RATE("learningRate", Values.above(0, 10, "0.001")),
    MOMENTUM("momentum", Values.fraction("0.9")),
    BETA1("beta1", Values.fraction("0.9")),
    BETA2("beta2", Values.fraction("0.999")),
    DECAY("decay", Values.fraction("0.95")),
    EPSILON("epsilon", Values.above(0, 1, "1.0e-8")),
    SCHEDULE_KIND("schedule.kind", Values.ids(ScheduleKind.values())),
    SCHEDULE_UNIT("schedule.unit", Values.ids(ScheduleUnit.values())),
    SCHEDULE_FACTOR("schedule.factor", Values.above(0, 10, "0.5")),
    SCHEDULE_EVERY("schedule.every", Values.whole(1, 1_000_000_000, "10")),
    SCHEDULE_POWER("schedule.power", Values.above(0, 10, "1")),
    SCHEDULE_LENGTH("schedule.length", Values.whole(1, 1_000_000_000, "30")),
    SCHEDULE_CENTER("schedule.center", Values.whole(0, 1_000_000_000, "5")),
    SCHEDULE_STEEPNESS("schedule.steepness", Values.above(0, 100, "1")),
    SCHEDULE_WARM_UP("schedule.warmUp", Values.whole(0, 10_000, "5")),
    CLIPPING_KIND("gradientClipping.kind", Values.ids(GradientClipping.Kind.values())),
    CLIPPING_LIMIT("gradientClipping.limit", Values.above(0, 1e9, "1")),
    L1("l1", Values.between(0, 10, "0.0001")),
    L2("l2", Values.between(0, 10, "0.0001")),
    WEIGHT_DECAY("weightDecay", Values.between(0, 10, "0.01")),
    DROPOUT("dropout", Values.fraction("0.2"), NetworkKind.MLP, NetworkKind.CNN, NetworkKind.LSTM),
    LABEL_SMOOTHING("labelSmoothing", Values.fraction("0.1")),
    EPOCHS("epochs", Values.whole(1, 100_000, "15")),
    BATCH("batch", Values.whole(1, 1_000_000, "256")),
    MEMORY("memory", Values.memory()),
    VALIDATION("validation", Values.between(0, 0.5, "0.1")),
    PATIENCE("patience", Values.whole(0, 100_000, "3").or(EarlyStopping.NEVER)),
    MIN_IMPROVEMENT("minImprovement", Values.between(0, 1e9, "0.001")),
    RESTORE_BEST("restoreBest", Values.flag()),
    CURVE_ROWS("curveRows", Values.whole(0, 1_000_000_000, "10000").or(EarlyStopping.ALL)),
    CLASS_WEIGHTS("classWeights", Values.classWeights()),
    CHECKPOINT_EVERY("checkpoint.every", Values.whole(1, 100_000, "1")),
    CHECKPOINT_KEEP("checkpoint.keep", Values.whole(1, 1_000, "2")),
    PRIVACY_EPSILON("privacy.epsilon", Values.above(0, 1_000, "3")),
    PRIVACY_NOISE_MULTIPLIER("privacy.noiseMultiplier", Values.above(0, 10_000, "1.1")),
    PRIVACY_DELTA("privacy.delta", Values.inside(0, 1, "0.00001")),
    PRIVACY_CLIPPING("privacy.clipping", Values.ids(GradientBound.Mode.values())),
    PRIVACY_CLIP_NORM("privacy.clipNorm", Values.above(0, 1e9, "1")),
    PRIVACY_GAMMA("privacy.gamma", Values.above(0, 1e9, "0.01")),
    PRIVACY_QUANTILE("privacy.quantile", Values.inside(0, 1, "0.5")),
    PRIVACY_CLIP_DECAY("privacy.clipDecay", Values.above(0, 100, "0.5")),
    PRIVACY_SAMPLING("privacy.sampling", Values.ids(RecordSampling.Mode.values())),
    PRIVACY_MOST_RECORDS("privacy.mostRecords", Values.whole(1, 100_000_000, "600")),
    PRIVACY_USER("privacy.user", Values.name()),
    PRIVACY_USER_ROWS("privacy.userRows", Values.whole(1, 1_000_000, "10")),
    PRIVACY_NOISE("privacy.noise", Values.ids(NoiseSettings.Mode.values())),
    PRIVACY_NOISE_SOURCE("privacy.noiseSource", Values.ids(NoiseSettings.Source.values())),
    PRIVACY_NOISE_DECAY("privacy.noiseDecay", Values.above(0, 100, "0.5")),
    PRIVACY_COPIES("privacy.augmentation", Values.whole(1, 64, "4"), NetworkKind.CNN),
    PRIVACY_SHIFT("privacy.shift", Values.whole(0, 64, "2"), NetworkKind.CNN),
    PRIVACY_FLIP("privacy.flip", Values.flag(), NetworkKind.CNN),
    PRIVACY_AVERAGING("privacy.averaging", Values.fraction("0.99"));

    /** What keys of private training begin with. */
    static final String PRIVACY = "privacy";

    private final String key;
    private final Values allowed;
    private final Set<NetworkKind> kinds;

    TrainingSetting(String key, Values allowed, NetworkKind... kinds) {
        this.key = key;
        this.allowed = allowed;
        this.kinds = kinds.length == 0 ? EnumSet.allOf(NetworkKind.class) : EnumSet.copyOf(Arrays.asList(kinds));
    }

    /** Returns the key in {@code audit.yaml} and in the training record; a dot stands between nested keys. */
    String key() {
        return key;
    }

    /** Returns whether networks of this kind have the setting. */
    boolean isFor(NetworkKind kind) {
        return kinds.contains(kind);
    }

    /** Returns the setting of that key. */
    static Optional<TrainingSetting> find(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /** Returns the keys of a kind of network. */
    static List<String> keys(NetworkKind kind) {
        return Arrays.stream(values())
                .filter(setting -> setting.isFor(kind))
                .map(TrainingSetting::key)
                .toList();
    }

    /** Returns all keys. */
    static List<String> keys() {
        return Arrays.stream(values()).map(TrainingSetting::key).toList();
    }

    /** Returns the names of the kinds that have the setting. */
    String kinds() {
        return String.join(", ", kinds.stream().map(NetworkKind::id).toList());
    }

    /** Returns what is wrong with a value, if anything. */
    Optional<Fault> fault(Object value) {
        if (allowed.fits().test(value)) {
            return Optional.empty();
        }
        String near = Suggestion.nearest(String.valueOf(value), allowed.choices())
                .map(choice -> "Did you mean '" + choice + "'? ")
                .orElse("");
        return Optional.of(
                new Fault("'" + key + "' is " + Values.shown(value), near + "Give " + allowed.description() + "."));
    }

    /**
     * Checks values that were given in code.
     *
     * @throws TrainingException if a value is not allowed; all such values are named
     */
    static void require(Map<String, Object> values) {
        List<Problem> problems = new ArrayList<>();
        values.forEach((key, value) -> find(key)
                .flatMap(setting -> setting.fault(value))
                .ifPresent(fault -> problems.add(fault.at(Place.of("training settings")))));
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
    }

    /** What is wrong and what to do, before it is known where. */
    record Fault(String message, String hint) {
        Problem at(Place place) {
            return new Problem(place, message, hint);
        }
    }
}
