package dev.assize.fairness.mitigation;

/**
 * Weights of one group by truth and decision.
 *
 * @param truePositives label 1, decided favorably
 * @param falsePositives label 0, decided favorably
 * @param positives label 1
 * @param negatives label 0
 */
record RateCounts(double truePositives, double falsePositives, double positives, double negatives) {
    double rows() {
        return positives + negatives;
    }

    double trueNegatives() {
        return negatives - falsePositives;
    }

    /** Returns the counts of the opposite decisions. */
    RateCounts flipped() {
        return new RateCounts(positives - truePositives, negatives - falsePositives, positives, negatives);
    }
}
