package dev.assize.training;

/**
 * What keeps a network from learning its examples by heart. Biases are never penalised.
 *
 * @param l1 weight of the sum of absolute weights in the loss, at least 0
 * @param l2 weight of half the sum of squared weights in the loss, at least 0
 * @param weightDecay part of each weight, times the learning rate, taken off in each step, at least 0; used by
 *     {@link Optimizer#ADAMW} only
 * @param dropout part of the hidden values that is dropped in each step, 0 to below 1
 */
public record Regularization(double l1, double l2, double weightDecay, double dropout) {
    /** Nothing of the kind; AdamW decays by 0.01. */
    public static final Regularization NONE = new Regularization(0, 0, 0.01, 0);
}
