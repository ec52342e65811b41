package dev.assize.policies;

/** What came of a rule. */
public enum Status {
    /** The evidence shows that the rule holds. */
    PASS,
    /** The evidence shows that the rule is broken. */
    FAIL,
    /** The evidence shows neither. */
    INCONCLUSIVE,
    /** No evidence matches the rule. */
    MISSING,
    /** Broken, inconclusive or missing, but excepted by a valid waiver. */
    WAIVED,
    /** A person must attest. */
    NEEDS_REVIEW,
    /** The rule does not apply here: dates, scope, or evidence that says so. */
    NOT_APPLICABLE
}
