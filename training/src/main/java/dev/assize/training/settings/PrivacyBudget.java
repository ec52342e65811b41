package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a private training may give away. At least one of epsilon and noise multiplier is given: with epsilon alone the
 * noise is chosen so that all epochs just fit; with the noise alone epsilon follows; with both, training is refused if
 * its epochs do not fit.
 *
 * @param epsilon most that may be spent, above 0
 * @param noiseMultiplier standard deviation of the noise in units of the clip norm, above 0
 * @param delta probability with which the bound may fail, above 0 and below 1; well below 1 / records
 */
public record PrivacyBudget(OptionalDouble epsilon, OptionalDouble noiseMultiplier, double delta) {
    /** The delta unless another is set: 1e-5. */
    public static final double DEFAULT_DELTA = 1e-5;

    /** Checks the numbers. */
    public PrivacyBudget {
        if (epsilon.isEmpty() && noiseMultiplier.isEmpty()) {
            throw TrainingException.of(
                    "training settings",
                    "private training has neither 'privacy.epsilon' nor 'privacy.noiseMultiplier'",
                    "Give the epsilon that may be spent, for example 'privacy: {epsilon: 3}', or the noise.");
        }
        TrainingSetting.require(values(epsilon, noiseMultiplier, delta));
    }

    /** Makes the budget of an epsilon that may be spent; the noise follows from it. */
    public static PrivacyBudget of(double epsilon, double delta) {
        return new PrivacyBudget(OptionalDouble.of(epsilon), OptionalDouble.empty(), delta);
    }

    /** Makes a training with a noise multiplier; epsilon follows from it. */
    public static PrivacyBudget ofNoise(double noiseMultiplier, double delta) {
        return new PrivacyBudget(OptionalDouble.empty(), OptionalDouble.of(noiseMultiplier), delta);
    }

    /** Returns every setting by its key. */
    Map<String, Object> values() {
        return values(epsilon, noiseMultiplier, delta);
    }

    private static Map<String, Object> values(OptionalDouble epsilon, OptionalDouble noiseMultiplier, double delta) {
        Map<String, Object> values = new LinkedHashMap<>();
        epsilon.ifPresent(value -> values.put(TrainingSetting.PRIVACY_EPSILON.key(), value));
        noiseMultiplier.ifPresent(value -> values.put(TrainingSetting.PRIVACY_NOISE_MULTIPLIER.key(), value));
        values.put(TrainingSetting.PRIVACY_DELTA.key(), delta);
        return values;
    }
}
