package dev.assize.training.settings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the learning rate changes over time. During a warm-up of {@code w} units the rate of the schedule is multiplied
 * by {@code (t + 1) / w}.
 *
 * @param kind the curve
 * @param unit what time is counted in
 * @param numbers its numbers; those that are left out are as usual
 * @param warmUp units of warm-up, 0 for none
 */
public record LearningRateSchedule(
        ScheduleKind kind, ScheduleUnit unit, Map<ScheduleNumber, Double> numbers, int warmUp) {
    /**
     * Cosine, polynomial and warm-up become a table of rates, which each layer of a saved configuration repeats; its
     * most rows.
     */
    public static final int LONGEST_TABLE = 10_000;

    /** The same rate all the time. */
    public static final LearningRateSchedule CONSTANT = of(ScheduleKind.CONSTANT, ScheduleUnit.EPOCH);

    /**
     * Checks the numbers.
     *
     * @throws TrainingException if a number is outside its range
     * @throws IllegalArgumentException if the kind does not have one of the numbers
     */
    public LearningRateSchedule {
        Map<ScheduleNumber, Double> all = new EnumMap<>(ScheduleNumber.class);
        all.putAll(kind.numbers());
        for (Map.Entry<ScheduleNumber, Double> entry : numbers.entrySet()) {
            if (!kind.has(entry.getKey())) {
                throw new IllegalArgumentException("the schedule " + kind.id() + " has no '"
                        + entry.getKey().key() + "'; leave it out or choose a schedule that has it");
            }
            all.put(entry.getKey(), entry.getValue());
        }
        numbers = Collections.unmodifiableMap(all);
        unit = kind == ScheduleKind.CONSTANT && warmUp == 0 ? ScheduleUnit.EPOCH : unit;
        TrainingSetting.require(values(kind, unit, numbers, warmUp));
        double length = numbers.getOrDefault(ScheduleNumber.LENGTH, 0.0);
        new Time(unit, (int) Math.round(length), warmUp).fault(kind).ifPresent(fault -> {
            throw TrainingException.of("training settings", fault.message(), fault.hint());
        });
    }

    /**
     * When a rate changes.
     *
     * @param unit what time is counted in
     * @param length the length that is given, else 0
     * @param warmUp units of warm-up
     */
    record Time(ScheduleUnit unit, int length, int warmUp) {
        Optional<TrainingSetting.Fault> fault(ScheduleKind kind) {
            boolean steps = unit == ScheduleUnit.STEP;
            if (steps && kind.ends() && length == 0) {
                return fault(
                        "the schedule " + kind.id() + " counts steps and has no length",
                        "Add 'length: N' to the schedule, or count it by 'unit: epoch'.");
            }
            if (steps && isTable(kind) && !kind.ends()) {
                return fault(
                        "the schedule " + kind.id() + " cannot have a warm-up that counts steps",
                        "Count it by 'unit: epoch', or choose constant, polynomial, cosine or cycle.");
            }
            if (isTable(kind) && length > LONGEST_TABLE) {
                return fault(
                        "the schedule " + kind.id() + " of length " + length + " is a table of too many rates",
                        "Give a length of at most " + LONGEST_TABLE + ", or count it by 'unit: epoch'.");
            }
            return Optional.empty();
        }

        private boolean isTable(ScheduleKind kind) {
            return kind.isTable() || (warmUp > 0 && kind != ScheduleKind.CONSTANT);
        }

        private static Optional<TrainingSetting.Fault> fault(String message, String hint) {
            return Optional.of(new TrainingSetting.Fault(message, hint));
        }
    }

    /** Makes a schedule with the usual numbers and no warm-up. */
    public static LearningRateSchedule of(ScheduleKind kind, ScheduleUnit unit) {
        return new LearningRateSchedule(kind, unit, Map.of(), 0);
    }

    /** Returns this schedule with another value of a number. */
    public LearningRateSchedule with(ScheduleNumber number, double value) {
        Map<ScheduleNumber, Double> changed = new LinkedHashMap<>(numbers);
        changed.put(number, value);
        return new LearningRateSchedule(kind, unit, changed, warmUp);
    }

    /** Returns this schedule with another warm-up. */
    public LearningRateSchedule withWarmUp(int units) {
        return new LearningRateSchedule(kind, unit, numbers, units);
    }

    /** Returns a number that the kind always has. */
    public double number(ScheduleNumber number) {
        Double value = numbers.get(number);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the schedule " + kind.id() + " does not state '" + number.key() + "'; ask length() for lengths");
        }
        return value;
    }

    /** Returns the length, where it is given. */
    public OptionalInt length() {
        Double length = numbers.get(ScheduleNumber.LENGTH);
        return length == null ? OptionalInt.empty() : OptionalInt.of((int) Math.round(length));
    }

    /** Returns every setting by its key; nothing for a constant rate. */
    Map<String, Object> values() {
        return values(kind, unit, numbers, warmUp);
    }

    private static Map<String, Object> values(
            ScheduleKind kind, ScheduleUnit unit, Map<ScheduleNumber, Double> numbers, int warmUp) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (kind == ScheduleKind.CONSTANT && warmUp == 0) {
            return values;
        }
        values.put(TrainingSetting.SCHEDULE_KIND.key(), kind.id());
        values.put(TrainingSetting.SCHEDULE_UNIT.key(), unit.id());
        numbers.forEach((number, value) -> values.put(number.key(), number.written(value)));
        values.put(TrainingSetting.SCHEDULE_WARM_UP.key(), warmUp);
        return values;
    }
}
