package dev.assize.core;

/**
 * What a column is for. A column may have several roles: a sensitive column may also be a feature, when that is stated.
 */
public enum Role {
    /** Read by the model. */
    FEATURE,
    /** What the model shall predict. */
    LABEL,
    /** Names the groups that are compared. */
    SENSITIVE,
    /** A decision somebody already made, audited as it stands. */
    PREDICTION,
    /** The probability or score behind a decision. */
    SCORE,
    /** How many people a row stands for. */
    WEIGHT,
    /** Identifies a row; never read by a model. */
    ID
}
