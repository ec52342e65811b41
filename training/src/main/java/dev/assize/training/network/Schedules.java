package dev.assize.training.network;

import dev.assize.training.settings.LearningRateSchedule;
import dev.assize.training.settings.ScheduleKind;
import dev.assize.training.settings.ScheduleNumber;
import dev.assize.training.settings.ScheduleUnit;
import dev.assize.training.settings.TrainingException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.InverseSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.SigmoidSchedule;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * Makes DL4J's schedule of a learning rate. What DL4J has no right schedule for becomes a {@link MapSchedule} of its
 * rates, so that a saved configuration names DL4J's classes alone: cosine; polynomial, whose DL4J class rises where its
 * documentation falls; every warm-up, whose DL4J class cannot be read back from JSON.
 */
final class Schedules {
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
        boolean sampled = schedule.warmUp() > 0 || schedule.kind().isTable();
        return Optional.of(sampled ? made.sampled() : made.plain());
    }

    private ISchedule plain() {
        ScheduleType type = type();
        return switch (schedule.kind()) {
            case STEP -> new StepSchedule(type, rate, number(ScheduleNumber.FACTOR), number(ScheduleNumber.EVERY));
            case EXPONENTIAL -> new ExponentialSchedule(type, rate, number(ScheduleNumber.FACTOR));
            case INVERSE ->
                new InverseSchedule(type, rate, number(ScheduleNumber.FACTOR), number(ScheduleNumber.POWER));
            case CYCLE -> new CycleSchedule(type, rate, length);
            case SIGMOID -> // falls where DL4J's steepness is below 0
                new SigmoidSchedule(
                        type, rate, -number(ScheduleNumber.STEEPNESS), (int) Math.round(number(ScheduleNumber.CENTER)));
            case CONSTANT, POLYNOMIAL, COSINE -> new FixedSchedule(rate);
        };
    }

    /** A table of the values at 0, 1, 2 ... until they change no more. */
    private ISchedule sampled() {
        boolean constant = schedule.kind() == ScheduleKind.CONSTANT;
        int values = constant ? schedule.warmUp() : Math.max(length, schedule.warmUp());
        if (values > LearningRateSchedule.LONGEST_TABLE) {
            throw TrainingException.of(
                    "training settings",
                    "the schedule " + schedule.kind().id() + " over " + values + " epochs is a table of too many rates",
                    "Give it a 'length' of at most " + LearningRateSchedule.LONGEST_TABLE + ", or train less long.");
        }
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
            case POLYNOMIAL -> rate * Math.pow(1 - Math.min(t, length) / (double) length, number(ScheduleNumber.POWER));
            case CONSTANT, STEP, EXPONENTIAL, INVERSE, SIGMOID, CYCLE -> plain.valueAt(t, t);
        };
    }

    private double number(ScheduleNumber number) {
        return schedule.number(number);
    }

    private ScheduleType type() {
        return schedule.unit() == ScheduleUnit.EPOCH ? ScheduleType.EPOCH : ScheduleType.ITERATION;
    }
}
