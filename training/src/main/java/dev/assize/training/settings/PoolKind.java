package dev.assize.training.settings;

import java.util.Locale;

/** What pooling takes of a window of an image. */
public enum PoolKind {
    /** The largest value. */
    MAX,
    /** The mean of the values. */
    AVERAGE;

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
