package dev.assize.training.network;

import dev.assize.training.settings.LearningRateSchedule;
import dev.assize.training.settings.ScheduleKind;
import dev.assize.training.settings.ScheduleNumber;
import dev.assize.training.settings.ScheduleUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * Makes DL4J's schedule of a learning rate. What DL4J has no schedule for, cosine, a falling sigmoid and every warm-up, becomes a
 * {@link MapSchedule} of its values, so that a saved configuration names DL4J's classes alone. (DL4J's ramp and sigmoid
 * schedules are not read back from JSON as they were written.)
 */
final class Schedules {
    /** A table of more values would make the configuration, which has one for each layer, larger than the weights. */
    private static final int MOST_VALUES = 10_000;

    private final LearningRateSchedule schedule;
    private final double rate;
    private final int length;

    private Schedules(LearningRateSchedule schedule, double rate, int length) {
        this.schedule = schedule;
        this.rate = rate;
        this.length = length;
    }

    /**
     * Returns the schedule, or nothing for a constant rate.
     *
     * @param schedule the curve
     * @param rate the learning rate that it starts from
     * @param epochs how long training goes on: the length of a curve that is counted in epochs and states none
     */
    static Optional<ISchedule> of(LearningRateSchedule schedule, double rate, int epochs) {
        if (schedule.equals(LearningRateSchedule.CONSTANT)) {
            return Optional.empty();
        }
        Schedules made = new Schedules(schedule, rate, schedule.length().orElse(epochs));
        boolean sampled = schedule.warmUp() > 0
                || schedule.kind() == ScheduleKind.COSINE
                || schedule.kind() == ScheduleKind.SIGMOID;
        return Optional.of(sampled ? made.sampled() : made.plain());
    }

    private ISchedule plain() {
        ScheduleType type = type();
        return switch (schedule.kind()) {
            case STEP -> new StepSchedule(type, rate, number(ScheduleNumber.FACTOR), number(ScheduleNumber.EVERY));
            case EXPONENTIAL -> new ExponentialSchedule(type, rate, number(ScheduleNumber.FACTOR));
            case INVERSE ->
                new InverseSchedule(type, rate, number(ScheduleNumber.FACTOR), number(ScheduleNumber.POWER));
            case POLYNOMIAL -> new PolySchedule(type, rate, number(ScheduleNumber.POWER), length);
            case CYCLE -> new CycleSchedule(type, rate, length);
            case CONSTANT, COSINE, SIGMOID -> new FixedSchedule(rate);
        };
    }

    /** A table of the values at 0, 1, 2 ... until they change no more. */
    private ISchedule sampled() {
        boolean constant = schedule.kind() == ScheduleKind.CONSTANT;
        int values = Math.min(MOST_VALUES, constant ? schedule.warmUp() : Math.max(length, schedule.warmUp()));
        ISchedule plain = plain();
        Map<Integer, Double> table = new TreeMap<>();
        for (int t = 0; t < Math.max(1, values); t++) {
            double warmth = t < schedule.warmUp() ? (t + 1.0) / schedule.warmUp() : 1;
            table.put(t, warmth * valueAt(t, plain));
        }
        return new MapSchedule(type(), table);
    }

    private double valueAt(int t, ISchedule plain) {
        return switch (schedule.kind()) {
            case COSINE -> rate * (1 + Math.cos(Math.PI * Math.min(t, length) / length)) / 2;
            case SIGMOID ->
                rate / (1 + Math.exp(number(ScheduleNumber.STEEPNESS) * (t - number(ScheduleNumber.CENTER))));
            case CONSTANT, STEP, EXPONENTIAL, INVERSE, POLYNOMIAL, CYCLE -> plain.valueAt(t, t);
        };
    }

    private double number(ScheduleNumber number) {
        return schedule.number(number);
    }

    private ScheduleType type() {
        return schedule.unit() == ScheduleUnit.EPOCH ? ScheduleType.EPOCH : ScheduleType.ITERATION;
    }
}
