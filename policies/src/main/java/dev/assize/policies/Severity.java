package dev.assize.policies;

/** How much a rule weighs. */
public enum Severity {
    /** Stops a deployment. */
    ERROR,
    /** Is reported and stops nothing. */
    WARNING,
    /** Is noted. */
    INFO
}
