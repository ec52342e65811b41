package dev.assize.fairness.mitigation;

/** What a rule makes as large as it can within its constraint. */
public enum RuleObjective {
    /** The part of rows decided as their label says. */
    ACCURACY("accuracy"),
    /** The mean of true positive and true negative rate. */
    BALANCED_ACCURACY("balanced_accuracy");

    private final String id;

    RuleObjective(String id) {
        this.id = id;
    }

    /** Returns the name used in files, lower snake case. */
    public String id() {
        return id;
    }

    double of(RateCounts counts) {
        return switch (this) {
            case ACCURACY -> (counts.truePositives() + counts.trueNegatives()) / counts.rows();
            case BALANCED_ACCURACY ->
                0.5 * counts.truePositives() / counts.positives() + 0.5 * counts.trueNegatives() / counts.negatives();
        };
    }
}
