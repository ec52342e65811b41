package dev.assize.fairness.mitigation;

/** What a reduction keeps between bounds while a model is trained. */
public enum ReductionConstraint {
    /** The selection rate of each group against that of all rows. */
    DEMOGRAPHIC_PARITY("demographic_parity"),
    /** True and false positive rate of each group against those of all rows. */
    EQUALIZED_ODDS("equalized_odds"),
    /** The true positive rate of each group against that of all rows. */
    TRUE_POSITIVE_RATE_PARITY("true_positive_rate_parity"),
    /** The false positive rate of each group against that of all rows. */
    FALSE_POSITIVE_RATE_PARITY("false_positive_rate_parity"),
    /** The error rate of each group against that of all rows. */
    ERROR_RATE_PARITY("error_rate_parity"),
    /** The error rate of each group against the bound itself, from above only (bounded group loss, 0/1 loss). */
    BOUNDED_GROUP_LOSS("bounded_group_loss");

    private final String id;

    ReductionConstraint(String id) {
        this.id = id;
    }

    /** Returns the name used in files, lower snake case. */
    public String id() {
        return id;
    }

    /** Returns whether every group has a bound from above only, and no comparison with all rows. */
    boolean isOneSided() {
        return this == BOUNDED_GROUP_LOSS;
    }

    /** Returns whether errors are counted; else favorable decisions. */
    boolean countsErrors() {
        return this == ERROR_RATE_PARITY || this == BOUNDED_GROUP_LOSS;
    }

    /** Returns how many events there are: rows over which rates are taken. */
    int events() {
        return this == EQUALIZED_ODDS ? 2 : 1;
    }

    /** Returns the event that a row of that label is in, or -1. */
    int eventOf(int label) {
        return switch (this) {
            case EQUALIZED_ODDS -> label;
            case TRUE_POSITIVE_RATE_PARITY -> label == 1 ? 0 : -1;
            case FALSE_POSITIVE_RATE_PARITY -> label == 0 ? 0 : -1;
            default -> 0;
        };
    }
}
