package dev.assize.engine.plan;

/** In which number type a plan computes. */
public enum Precision {
    /** Single precision: training and prediction at speed. */
    FLOAT,
    /** Double precision: checking, and explanations that need the digits. */
    DOUBLE
}
