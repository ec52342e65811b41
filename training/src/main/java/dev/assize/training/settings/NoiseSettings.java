package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What noise a private training adds.
 *
 * @param mode its distribution
 * @param source where its bits come from
 * @param decay the noise multiplier at the end as a part of that at the start, above 0; 1 leaves it as it is; geometric
 *     over the epochs
 */
public record NoiseSettings(Mode mode, Source source, double decay) {
    /** Gaussian noise from a cryptographic stream. */
    public static final NoiseSettings DEFAULT = new NoiseSettings(Mode.GAUSSIAN, Source.SECURE, 1);

    /** The distribution. */
    public enum Mode {
        /** Gaussian; the noisy sum is rounded to a grid. */
        GAUSSIAN,
        /** Discrete Gaussian on the sum, which is rounded to a grid before. */
        DISCRETE
    }

    /** Where the bits come from. */
    public enum Source {
        /** The platform's cipher with a new secret key. */
        SECURE,
        /** The seed of the training, for tests: the model is not private. */
        SEEDED
    }

    /** Checks the number. */
    public NoiseSettings {
        TrainingSetting.require(values(mode, source, decay));
    }

    /** Returns this noise from another source. */
    public NoiseSettings withSource(Source other) {
        return new NoiseSettings(mode, other, decay);
    }

    /** Returns this noise with another distribution. */
    public NoiseSettings withMode(Mode other) {
        return new NoiseSettings(other, source, decay);
    }

    /** Returns this noise with a multiplier that changes over the epochs. */
    public NoiseSettings withDecay(double part) {
        return new NoiseSettings(mode, source, part);
    }

    /** Returns every setting by its key. */
    Map<String, Object> values() {
        return values(mode, source, decay);
    }

    private static Map<String, Object> values(Mode mode, Source source, double decay) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.PRIVACY_NOISE.key(), Given.id(mode));
        values.put(TrainingSetting.PRIVACY_NOISE_SOURCE.key(), Given.id(source));
        values.put(TrainingSetting.PRIVACY_NOISE_DECAY.key(), decay);
        return values;
    }
}
