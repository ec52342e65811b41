package dev.assize.training.settings;

import java.util.Locale;

/** What a network for sequences takes of the outputs of all time steps. Steps that are padding never count. */
public enum SequencePooling {
    /** The output of the last step. */
    LAST,
    /** The mean over the steps. */
    MEAN,
    /** The largest value of each unit over the steps. */
    MAX;

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
