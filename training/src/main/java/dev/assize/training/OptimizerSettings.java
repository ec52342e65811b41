package dev.assize.training;

/**
 * An optimizer and its numbers.
 *
 * @param optimizer the kind
 * @param learningRate step length, above 0
 * @param momentum part of the last step that is kept, 0 to below 1; used by {@link Optimizer#MOMENTUM} only
 */
public record OptimizerSettings(Optimizer optimizer, double learningRate, double momentum) {
    /** Makes settings with the usual momentum of 0.9. */
    public static OptimizerSettings of(Optimizer optimizer, double learningRate) {
        return new OptimizerSettings(optimizer, learningRate, 0.9);
    }
}
