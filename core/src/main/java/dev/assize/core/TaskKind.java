package dev.assize.core;

/** What kind of answer a model gives. */
public enum TaskKind {
    /** One of two classes. */
    BINARY,
    /** One of three or more classes. */
    MULTICLASS,
    /** A number. */
    REGRESSION
}
