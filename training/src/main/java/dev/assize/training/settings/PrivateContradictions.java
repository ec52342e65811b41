package dev.assize.training.settings;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds settings that a private training cannot keep, or that have no effect on it. */
final class PrivateContradictions {
    private final Given given;
    private final Function<String, Place> places;
    private final List<Problem> problems = new ArrayList<>();

    PrivateContradictions(Given given, Function<String, Place> places) {
        this.given = given;
        this.places = places;
    }

    /** Returns what is wrong; nothing where no private training is asked for. */
    List<Problem> find() {
        if (new GivenPrivacy(given).isGiven()) {
            budget();
            withoutEffect();
            unprotected();
        }
        return problems;
    }

    private void budget() {
        if (!given.has(TrainingSetting.PRIVACY_EPSILON) && !given.has(TrainingSetting.PRIVACY_NOISE_MULTIPLIER)) {
            add(
                    TrainingSetting.PRIVACY_EPSILON,
                    "private training has neither 'privacy.epsilon' nor 'privacy.noiseMultiplier'",
                    "Give the epsilon that may be spent, for example 'privacy: {epsilon: 3}', or the noise.");
        }
    }

    private void withoutEffect() {
        GradientBound.Mode clipping = given.choice(TrainingSetting.PRIVACY_CLIPPING, GradientBound.Mode.FLAT);
        RecordSampling.Mode sampling = given.choice(TrainingSetting.PRIVACY_SAMPLING, RecordSampling.Mode.POISSON);
        boolean copied = given.whole(TrainingSetting.PRIVACY_COPIES, 1) > 1;
        unless(clipping == GradientBound.Mode.AUTOMATIC, TrainingSetting.PRIVACY_GAMMA, "clipping: automatic");
        unless(clipping == GradientBound.Mode.FLAT, TrainingSetting.PRIVACY_QUANTILE, "clipping: flat");
        unless(sampling == RecordSampling.Mode.TRUNCATED, TrainingSetting.PRIVACY_MOST_RECORDS, "sampling: truncated");
        unless(given.has(TrainingSetting.PRIVACY_USER), TrainingSetting.PRIVACY_USER_ROWS, "user: COLUMN");
        unless(
                copied || isOff(TrainingSetting.PRIVACY_SHIFT),
                TrainingSetting.PRIVACY_SHIFT,
                "augmentation: 2 or more");
        unless(copied || isOff(TrainingSetting.PRIVACY_FLIP), TrainingSetting.PRIVACY_FLIP, "augmentation: 2 or more");
    }

    private boolean isOff(TrainingSetting setting) {
        return given.whole(setting, 0) == 0 && !given.flag(setting, false);
    }

    private void unless(boolean effective, TrainingSetting setting, String needed) {
        if (given.has(setting) && !effective) {
            add(
                    setting,
                    "'" + setting.key() + "' has no effect without '" + needed + "'",
                    "Leave it out, or write '" + needed + "' into 'privacy'.");
        }
    }

    /** What looks at the records without noise. */
    private void unprotected() {
        if (given.number(TrainingSetting.VALIDATION, 0) > 0) {
            add(
                    TrainingSetting.VALIDATION,
                    "'validation' is " + given.value(TrainingSetting.VALIDATION) + " in private training",
                    PrivacySettings.NO_VALIDATION);
        }
        if (given.value(TrainingSetting.CLASS_WEIGHTS).equals(ClassWeights.BALANCED.written())) {
            add(
                    TrainingSetting.CLASS_WEIGHTS,
                    "'classWeights' is 'balanced' in private training",
                    PrivacySettings.NO_BALANCE);
        }
        if (given.flag(TrainingSetting.BATCH_NORMALIZATION, false)) {
            add(
                    TrainingSetting.BATCH_NORMALIZATION,
                    "'batchNormalization' is true in private training",
                    "Leave it out: it mixes the records of a batch, so that no record has a gradient of its own.");
        }
    }

    private void add(TrainingSetting setting, String message, String hint) {
        problems.add(new Problem(places.apply(setting.key()), message, hint));
    }
}
