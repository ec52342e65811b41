package dev.assize.training.settings;

import java.util.Locale;

/** The kinds of networks that can be trained. */
public enum NetworkKind {
    /** A multilayer perceptron for rows of a table. */
    MLP,
    /** Convolutions, pooling and dense layers for images. */
    CNN,
    /** Long short-term memory for sequences. */
    LSTM,
    /** A network that a DL4J configuration describes. */
    DL4J;

    /** Returns the name in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
