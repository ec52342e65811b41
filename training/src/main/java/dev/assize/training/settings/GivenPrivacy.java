package dev.assize.training.settings;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What values of a file say of private training.
 *
 * @param given the values
 */
record GivenPrivacy(Given given) {
    /** Returns whether anything is said of it. */
    boolean isGiven() {
        return given.values().keySet().stream().anyMatch(key -> key.startsWith(TrainingSetting.PRIVACY + "."));
    }

    /** Returns the settings, if private training is asked for. */
    Optional<PrivacySettings> settings() {
        return isGiven()
                ? Optional.of(new PrivacySettings(budget(), bound(), sampling(), noise(), extras()))
                : Optional.empty();
    }

    private PrivacyBudget budget() {
        return new PrivacyBudget(
                number(TrainingSetting.PRIVACY_EPSILON),
                number(TrainingSetting.PRIVACY_NOISE_MULTIPLIER),
                given.number(TrainingSetting.PRIVACY_DELTA, PrivacyBudget.DEFAULT_DELTA));
    }

    private GradientBound bound() {
        GradientBound usual = GradientBound.DEFAULT;
        return new GradientBound(
                given.choice(TrainingSetting.PRIVACY_CLIPPING, usual.mode()),
                given.number(TrainingSetting.PRIVACY_CLIP_NORM, usual.norm()),
                given.number(TrainingSetting.PRIVACY_GAMMA, usual.gamma()),
                number(TrainingSetting.PRIVACY_QUANTILE),
                given.number(TrainingSetting.PRIVACY_CLIP_DECAY, usual.decay()));
    }

    private RecordSampling sampling() {
        RecordSampling usual = RecordSampling.DEFAULT;
        return new RecordSampling(
                given.choice(TrainingSetting.PRIVACY_SAMPLING, usual.mode()),
                given.whole(TrainingSetting.PRIVACY_MOST_RECORDS, usual.most()),
                given.has(TrainingSetting.PRIVACY_USER)
                        ? Optional.of(given.value(TrainingSetting.PRIVACY_USER).toString())
                        : Optional.empty(),
                given.whole(TrainingSetting.PRIVACY_USER_ROWS, usual.userRows()));
    }

    private NoiseSettings noise() {
        NoiseSettings usual = NoiseSettings.DEFAULT;
        return new NoiseSettings(
                given.choice(TrainingSetting.PRIVACY_NOISE, usual.mode()),
                given.choice(TrainingSetting.PRIVACY_NOISE_SOURCE, usual.source()),
                given.number(TrainingSetting.PRIVACY_NOISE_DECAY, usual.decay()));
    }

    private PrivateExtras extras() {
        PrivateExtras usual = PrivateExtras.NONE;
        return new PrivateExtras(
                given.whole(TrainingSetting.PRIVACY_COPIES, usual.copies()),
                given.whole(TrainingSetting.PRIVACY_SHIFT, usual.shift()),
                given.flag(TrainingSetting.PRIVACY_FLIP, usual.flip()),
                given.number(TrainingSetting.PRIVACY_AVERAGING, usual.averaging()));
    }

    private OptionalDouble number(TrainingSetting setting) {
        return given.has(setting) ? OptionalDouble.of(given.number(setting, 0)) : OptionalDouble.empty();
    }
}
