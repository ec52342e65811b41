package dev.assize.training.settings;

/** A number of a learning rate schedule. Times are counted in the schedule's unit. */
public enum ScheduleNumber {
    /** What the rate is multiplied by, or how fast it falls. */
    FACTOR("schedule.factor", false),
    /** Time between two changes. */
    EVERY("schedule.every", true),
    /** The exponent. */
    POWER("schedule.power", false),
    /** Time until the end of the schedule. */
    LENGTH("schedule.length", true),
    /** Time at which the rate has fallen to one half. */
    CENTER("schedule.center", true),
    /** How suddenly the rate falls. */
    STEEPNESS("schedule.steepness", false);

    private final String key;
    private final boolean whole;

    ScheduleNumber(String key, boolean whole) {
        this.key = key;
        this.whole = whole;
    }

    /** Returns the key in settings. */
    public String key() {
        return key;
    }

    /** Returns the value as settings write it: a whole number where nothing else makes sense. */
    Object written(double value) {
        return whole && value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? (Object) (int) value
                : (Object) value;
    }
}
