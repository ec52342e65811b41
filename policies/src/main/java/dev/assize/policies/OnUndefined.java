package dev.assize.policies;

/**
 * What a rule says of a number that has no value, for example a rate of a group without rows. There is no way to
 * pass.
 */
public enum OnUndefined {
    /** Nothing is shown, either way. */
    INCONCLUSIVE,
    /** The rule demands that there is a value. */
    FAIL,
    /** The rule speaks of values only. */
    NOT_APPLICABLE,
    /** A person decides. */
    NEEDS_REVIEW
}
