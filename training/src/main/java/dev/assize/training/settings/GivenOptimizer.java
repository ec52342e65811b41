package dev.assize.training.settings;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What values of a file say of how gradients change parameters.
 *
 * @param given the values
 */
record GivenOptimizer(Given given) {
    private static final String SCHEDULE = "schedule.";

    OptimizerSettings settings(OptimizerSettings usual) {
        Map<OptimizerConstant, Double> constants = new EnumMap<>(OptimizerConstant.class);
        for (OptimizerConstant constant : OptimizerConstant.values()) {
            if (given.values().get(constant.key()) instanceof Number number) {
                constants.put(constant, number.doubleValue());
            }
        }
        return new OptimizerSettings(
                optimizer(),
                given.number(TrainingSetting.LEARNING_RATE, usual.learningRate()),
                constants,
                schedule(),
                clipping());
    }

    Optimizer optimizer() {
        return given.choice(TrainingSetting.OPTIMIZER, Optimizer.ADAM);
    }

    ScheduleKind scheduleKind() {
        return given.choice(TrainingSetting.SCHEDULE_KIND, ScheduleKind.CONSTANT);
    }

    ScheduleUnit scheduleUnit() {
        return given.choice(TrainingSetting.SCHEDULE_UNIT, ScheduleUnit.EPOCH);
    }

    /** Returns whether anything is said of the optimizer, its numbers or its schedule. */
    boolean isGiven() {
        return given.values().keySet().stream().anyMatch(GivenOptimizer::isAbout);
    }

    private static boolean isAbout(String key) {
        return key.equals(TrainingSetting.OPTIMIZER.key())
                || key.equals(TrainingSetting.LEARNING_RATE.key())
                || key.startsWith(SCHEDULE)
                || Arrays.stream(OptimizerConstant.values())
                        .anyMatch(constant -> constant.key().equals(key));
    }

    private LearningRateSchedule schedule() {
        Map<ScheduleNumber, Double> numbers = new EnumMap<>(ScheduleNumber.class);
        for (ScheduleNumber number : ScheduleNumber.values()) {
            if (given.values().get(number.key()) instanceof Number value) {
                numbers.put(number, value.doubleValue());
            }
        }
        return new LearningRateSchedule(
                scheduleKind(), scheduleUnit(), numbers, given.whole(TrainingSetting.SCHEDULE_WARM_UP, 0));
    }

    private GradientClipping clipping() {
        return new GradientClipping(
                given.choice(TrainingSetting.CLIPPING_KIND, GradientClipping.Kind.NONE),
                given.number(TrainingSetting.CLIPPING_LIMIT, 1));
    }

    Regularization regularization(Regularization usual) {
        return new Regularization(
                given.number(TrainingSetting.L1, usual.l1()),
                given.number(TrainingSetting.L2, usual.l2()),
                given.number(TrainingSetting.WEIGHT_DECAY, optimizer().usualWeightDecay()),
                given.number(TrainingSetting.DROPOUT, usual.dropout()),
                given.number(TrainingSetting.LABEL_SMOOTHING, usual.labelSmoothing()));
    }
}
