package dev.assize.training.settings;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * How a learning rate {@code r} changes over the time {@code t}, counted from 0 in the schedule's unit; {@code n} is
 * the length, {@link ScheduleNumber#LENGTH}.
 */
public enum ScheduleKind {
    /** {@code r}. */
    CONSTANT(false, Map.of()),
    /** {@code r * factor^floor(t / every)}. */
    STEP(false, Map.of(ScheduleNumber.FACTOR, 0.5, ScheduleNumber.EVERY, 10.0)),
    /** {@code r * factor^t}. */
    EXPONENTIAL(false, Map.of(ScheduleNumber.FACTOR, 0.95)),
    /** {@code r / (1 + factor * t)^power}. */
    INVERSE(false, Map.of(ScheduleNumber.FACTOR, 0.1, ScheduleNumber.POWER, 1.0)),
    /** {@code r * (1 - t / n)^power}, and the last of these rates from {@code n} on. */
    POLYNOMIAL(true, Map.of(ScheduleNumber.POWER, 1.0)),
    /** {@code r / (1 + exp(steepness * (t - center)))}. */
    SIGMOID(false, Map.of(ScheduleNumber.STEEPNESS, 1.0, ScheduleNumber.CENTER, 5.0)),
    /** {@code r * (1 + cos(pi * t / n)) / 2}, and the last of these rates from {@code n} on. */
    COSINE(true, Map.of()),
    /** Rises from {@code r / 10} to {@code r}, falls back, and ends far below: DL4J's {@code CycleSchedule}. */
    CYCLE(true, Map.of());

    private final boolean ends;
    private final Map<ScheduleNumber, Double> numbers;

    ScheduleKind(boolean ends, Map<ScheduleNumber, Double> numbers) {
        this.ends = ends;
        Map<ScheduleNumber, Double> ordered = new EnumMap<>(ScheduleNumber.class);
        ordered.putAll(numbers);
        this.numbers = Collections.unmodifiableMap(ordered);
    }

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the numbers that it always has, with their usual values. */
    public Map<ScheduleNumber, Double> numbers() {
        return numbers;
    }

    /** Returns whether it has a length, which is that of the training unless it is given. */
    public boolean ends() {
        return ends;
    }

    /** Returns whether its rates are written down one by one; the others are a formula for ever. */
    public boolean isTable() {
        return this == POLYNOMIAL || this == COSINE;
    }

    /** Returns whether it has this number. */
    public boolean has(ScheduleNumber number) {
        return numbers.containsKey(number) || (ends && number == ScheduleNumber.LENGTH);
    }
}
