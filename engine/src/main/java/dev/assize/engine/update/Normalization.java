package dev.assize.engine.update;

import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;

/**
 * What is done to the gradient of a layer before anything else, once it is divided by the number of rows.
 *
 * @param mode DL4J's mode
 * @param threshold largest absolute number, or largest norm; unused when norms are brought to 1
 */
record Normalization(GradientNormalization mode, double threshold) {
    static Normalization of(TrainingConfig config) {
        GradientNormalization mode = config.getGradientNormalization();
        return mode == null || mode == GradientNormalization.None
                ? new Normalization(GradientNormalization.None, 0)
                : new Normalization(mode, config.getGradientNormalizationThreshold());
    }

    boolean needsNorm() {
        return mode != GradientNormalization.None && !clips();
    }

    /** Tells whether each number is clipped by itself. */
    boolean clips() {
        return mode == GradientNormalization.ClipElementWiseAbsoluteValue;
    }

    /** Returns what a gradient of the given norm is multiplied by; a gradient of 0 stays 0. */
    double factor(double norm) {
        return switch (mode) {
            case None, ClipElementWiseAbsoluteValue -> 1;
            case RenormalizeL2PerLayer, RenormalizeL2PerParamType -> norm > 0 ? 1 / norm : 1;
            case ClipL2PerLayer, ClipL2PerParamType -> norm > threshold ? threshold / norm : 1;
        };
    }
}
