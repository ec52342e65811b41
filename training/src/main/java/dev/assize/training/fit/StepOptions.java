package dev.assize.training.fit;

import java.util.OptionalDouble;

/**
 * What is done to targets and gradients in a step, besides what the network's own settings say.
 *
 * @param labelSmoothing part of a row's probability that goes to all classes alike, 0 to below 1; in training only
 * @param largestNorm the Euclidean norm that the whole gradient is scaled down to where it is larger, above 0
 */
public record StepOptions(double labelSmoothing, OptionalDouble largestNorm) {
    /** Targets and gradients as they are. */
    public static final StepOptions PLAIN = new StepOptions(0, OptionalDouble.empty());

    /** Checks the numbers. */
    public StepOptions {
        double norm = largestNorm.orElse(1);
        boolean clips = norm > 0 && norm <= Double.MAX_VALUE;
        if (!(labelSmoothing >= 0 && labelSmoothing < 1) || !clips) {
            throw new IllegalArgumentException("a label smoothing of " + labelSmoothing + " and a largest norm of "
                    + largestNorm + " make no sense; smoothing is 0 to below 1, a norm is above 0 and finite");
        }
    }
}
