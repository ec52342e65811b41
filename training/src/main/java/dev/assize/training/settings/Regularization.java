package dev.assize.training.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What keeps a network from learning its examples by heart. Biases are never penalised.
 *
 * @param l1 weight of the sum of absolute weights in the loss, at least 0
 * @param l2 weight of half the sum of squared weights in the loss, at least 0
 * @param weightDecay part of each weight, times the learning rate, taken off in each step, at least 0
 * @param dropout part of the hidden values that is dropped in each step, 0 to below 1
 * @param labelSmoothing part of each label that is spread evenly over all classes, 0 to below 1
 */
public record Regularization(double l1, double l2, double weightDecay, double dropout, double labelSmoothing) {
    /** Nothing of the kind. */
    public static final Regularization NONE = new Regularization(0, 0, 0, 0, 0);

    /** Checks the numbers. */
    public Regularization {
        TrainingSetting.require(values(l1, l2, weightDecay, dropout, labelSmoothing));
    }

    /** Makes settings without label smoothing. */
    public Regularization(double l1, double l2, double weightDecay, double dropout) {
        this(l1, l2, weightDecay, dropout, 0);
    }

    /** Returns these settings with another dropout. */
    public Regularization withDropout(double part) {
        return new Regularization(l1, l2, weightDecay, part, labelSmoothing);
    }

    /** Returns these settings with another label smoothing. */
    public Regularization withLabelSmoothing(double part) {
        return new Regularization(l1, l2, weightDecay, dropout, part);
    }

    /** Returns every setting by its key, in a fixed order. */
    Map<String, Object> values() {
        return values(l1, l2, weightDecay, dropout, labelSmoothing);
    }

    private static Map<String, Object> values(
            double l1, double l2, double weightDecay, double dropout, double labelSmoothing) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.L1.key(), l1);
        values.put(TrainingSetting.L2.key(), l2);
        values.put(TrainingSetting.WEIGHT_DECAY.key(), weightDecay);
        values.put(TrainingSetting.DROPOUT.key(), dropout);
        values.put(TrainingSetting.LABEL_SMOOTHING.key(), labelSmoothing);
        return values;
    }
}
