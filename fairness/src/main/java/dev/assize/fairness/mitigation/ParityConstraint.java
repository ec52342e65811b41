package dev.assize.fairness.mitigation;

/** What a rule makes equal between groups. */
public enum ParityConstraint {
    /** The selection rate. */
    DEMOGRAPHIC_PARITY("demographic_parity"),
    /** The true positive rate (equal opportunity). */
    TRUE_POSITIVE_RATE_PARITY("true_positive_rate_parity"),
    /** The false positive rate (predictive equality). */
    FALSE_POSITIVE_RATE_PARITY("false_positive_rate_parity"),
    /** The true negative rate. */
    TRUE_NEGATIVE_RATE_PARITY("true_negative_rate_parity"),
    /** The false negative rate. */
    FALSE_NEGATIVE_RATE_PARITY("false_negative_rate_parity"),
    /** True and false positive rate. */
    EQUALIZED_ODDS("equalized_odds");

    private final String id;

    ParityConstraint(String id) {
        this.id = id;
    }

    /** Returns the name used in files, lower snake case. */
    public String id() {
        return id;
    }

    /** Returns the rate that is made equal; for equalized odds the false positive rate, the true one apart. */
    double rate(RateCounts counts) {
        return switch (this) {
            case DEMOGRAPHIC_PARITY -> (counts.truePositives() + counts.falsePositives()) / counts.rows();
            case TRUE_POSITIVE_RATE_PARITY -> counts.truePositives() / counts.positives();
            case FALSE_NEGATIVE_RATE_PARITY -> (counts.positives() - counts.truePositives()) / counts.positives();
            case TRUE_NEGATIVE_RATE_PARITY -> counts.trueNegatives() / counts.negatives();
            case FALSE_POSITIVE_RATE_PARITY, EQUALIZED_ODDS -> counts.falsePositives() / counts.negatives();
        };
    }
}
