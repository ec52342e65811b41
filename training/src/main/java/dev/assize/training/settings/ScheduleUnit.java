package dev.assize.training.settings;

import java.util.Locale;

/** What the time of a learning rate schedule is counted in. */
public enum ScheduleUnit {
    /** Passes over the training rows. */
    EPOCH,
    /** Training steps. */
    STEP;

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
