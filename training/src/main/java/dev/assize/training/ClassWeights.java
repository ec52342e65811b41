package dev.assize.training;

import java.util.Locale;

/** How much an example of each class counts. */
public enum ClassWeights {
    /** Every example as much as its row's weight. */
    NONE,
    /** Each class as much as every other: weights are multiplied by {@code total / (classes * total of the class)}. */
    BALANCED;

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
