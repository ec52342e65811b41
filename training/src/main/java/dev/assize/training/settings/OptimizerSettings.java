package dev.assize.training.settings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An optimizer and its numbers.
 *
 * @param optimizer the kind
 * @param learningRate step length, above 0; 1 where the optimizer has none
 * @param constants its constants; those that are left out are as usual
 * @param schedule how the learning rate changes over time
 * @param clipping how large gradients are made smaller
 */
public record OptimizerSettings(
        Optimizer optimizer,
        double learningRate,
        Map<OptimizerConstant, Double> constants,
        LearningRateSchedule schedule,
        GradientClipping clipping) {
    /**
     * Checks the numbers.
     *
     * @throws TrainingException if a number is outside its range
     * @throws IllegalArgumentException if the optimizer does not have one of the constants
     */
    public OptimizerSettings {
        Map<OptimizerConstant, Double> all = new EnumMap<>(OptimizerConstant.class);
        all.putAll(optimizer.constants());
        constants.forEach((constant, value) -> {
            if (all.replace(constant, value) == null) {
                throw new IllegalArgumentException(optimizer.id() + " has no constant '" + constant.key()
                        + "'; leave it out or choose an optimizer that has it");
            }
        });
        constants = Collections.unmodifiableMap(all);
        learningRate = optimizer.hasLearningRate() ? learningRate : 1;
        TrainingSetting.require(values(optimizer, learningRate, constants, schedule, clipping));
    }

    /** Makes settings with the usual constants, a constant learning rate and gradients as they are. */
    public static OptimizerSettings of(Optimizer optimizer, double learningRate) {
        return new OptimizerSettings(
                optimizer, learningRate, Map.of(), LearningRateSchedule.CONSTANT, GradientClipping.NONE);
    }

    /**
     * Returns a constant.
     *
     * @throws NullPointerException if the optimizer does not have it
     */
    public double constant(OptimizerConstant constant) {
        return Objects.requireNonNull(constants.get(constant), optimizer.id() + " has no constant " + constant.key());
    }

    /** Returns these settings with another value of a constant. */
    public OptimizerSettings with(OptimizerConstant constant, double value) {
        Map<OptimizerConstant, Double> changed = new LinkedHashMap<>(constants);
        changed.put(constant, value);
        return new OptimizerSettings(optimizer, learningRate, changed, schedule, clipping);
    }

    /** Returns these settings with another schedule. */
    public OptimizerSettings withSchedule(LearningRateSchedule other) {
        return new OptimizerSettings(optimizer, learningRate, constants, other, clipping);
    }

    /** Returns these settings with another clipping. */
    public OptimizerSettings withClipping(GradientClipping other) {
        return new OptimizerSettings(optimizer, learningRate, constants, schedule, other);
    }

    /** Returns every setting but the clipping by its key. */
    Map<String, Object> values() {
        return values(optimizer, learningRate, constants, schedule, GradientClipping.NONE);
    }

    private static Map<String, Object> values(
            Optimizer optimizer,
            double learningRate,
            Map<OptimizerConstant, Double> constants,
            LearningRateSchedule schedule,
            GradientClipping clipping) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(TrainingSetting.OPTIMIZER.key(), optimizer.id());
        if (optimizer.hasLearningRate()) {
            values.put(TrainingSetting.LEARNING_RATE.key(), learningRate);
        }
        constants.forEach((constant, value) -> values.put(constant.key(), value));
        values.putAll(schedule.values());
        values.putAll(clipping.values());
        return values;
    }
}
