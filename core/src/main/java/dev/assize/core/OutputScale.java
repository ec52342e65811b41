package dev.assize.core;

/** Which number of a classifier's output is meant. */
public enum OutputScale {
    /** The value before the last softmax or sigmoid; for regression the output itself. */
    LOGIT,
    /** The class probability; for regression the output itself. */
    PROBABILITY
}
