package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How much one record may add to a step.
 *
 * @param mode how its gradient is shortened
 * @param norm C, the most it may add, in Euclidean norm, above 0
 * @param gamma added to the norm of a gradient by {@link Mode#AUTOMATIC}, above 0; of no effect on others
 * @param quantile where given, C follows the norm below which this part of the gradients is, estimated with noise
 * @param decay C at the end as a part of C at the start, above 0; 1 leaves it as it is; geometric over the epochs
 */
public record GradientBound(Mode mode, double norm, double gamma, OptionalDouble quantile, double decay) {
    /** Scales gradients above norm 1 down to it. */
    public static final GradientBound DEFAULT = of(Mode.FLAT, 1);

    private static final double DEFAULT_GAMMA = 0.01;

    /** How a gradient is shortened. */
    public enum Mode {
        /** Scaled down to C where it is longer. */
        FLAT,
        /** Each layer's part scaled down to C over the root of the number of layers. */
        LAYER,
        /** Multiplied by C / (norm + gamma). */
        AUTOMATIC,
        /** Multiplied by C / norm. */
        NORMALIZED
    }

    /** Checks the numbers. */
    public GradientBound {
        TrainingSetting.require(values(mode, norm, gamma, quantile, decay));
        if (quantile.isPresent() && mode != Mode.FLAT) {
            throw TrainingException.of(
                    "training settings",
                    "'privacy.quantile' is " + quantile.getAsDouble() + " with another clipping than flat",
                    "Leave it out, or clip flat: only there does the norm of a gradient say whether it was clipped.");
        }
    }

    /** Makes a fixed bound. */
    public static GradientBound of(Mode mode, double norm) {
        return new GradientBound(mode, norm, DEFAULT_GAMMA, OptionalDouble.empty(), 1);
    }

    /** Returns this bound with a norm that follows a quantile of the gradients' norms; C is where it starts. */
    public GradientBound withQuantile(double part) {
        return new GradientBound(mode, norm, gamma, OptionalDouble.of(part), decay);
    }

    /** Returns this bound with a norm that changes over the epochs. */
    public GradientBound withDecay(double part) {
        return new GradientBound(mode, norm, gamma, quantile, part);
    }

    /** Returns every setting by its key. */
    Map<String, Object> values() {
        return values(mode, norm, gamma, quantile, decay);
    }

    private static Map<String, Object> values(
            Mode mode, double norm, double gamma, OptionalDouble quantile, double decay) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.PRIVACY_CLIPPING.key(), Given.id(mode));
        values.put(TrainingSetting.PRIVACY_CLIP_NORM.key(), norm);
        if (mode == Mode.AUTOMATIC) {
            values.put(TrainingSetting.PRIVACY_GAMMA.key(), gamma);
        }
        quantile.ifPresent(part -> values.put(TrainingSetting.PRIVACY_QUANTILE.key(), part));
        values.put(TrainingSetting.PRIVACY_CLIP_DECAY.key(), decay);
        return values;
    }
}
