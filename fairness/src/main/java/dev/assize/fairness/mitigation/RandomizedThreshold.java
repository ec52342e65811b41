package dev.assize.fairness.mitigation;

/**
 * A rule of one group: {@code P(favorable | s) = i c + (1 - i) (q t0(s) + (1 - q) t1(s))}. With probability {@code i}
 * the score is ignored and {@code c} is the chance, else one of two thresholds decides.
 *
 * @param ignored i, 0 to 1
 * @param constant c, 0 to 1
 * @param firstShare q, 0 to 1
 * @param first t0
 * @param second t1
 */
public record RandomizedThreshold(
        double ignored, double constant, double firstShare, Threshold first, Threshold second) {
    /** Checks the probabilities. */
    public RandomizedThreshold {
        new Faults()
                .within("the part ignored", ignored, 0, 1)
                .within("the constant chance", constant, 0, 1)
                .within("the share of the first threshold", firstShare, 0, 1)
                .throwIfAny();
    }

    /** Returns the probability of the favorable decision, 0 to 1. */
    public double probability(double score) {
        double byScore = firstShare * first.decide(score) + (1 - firstShare) * second.decide(score);
        return ignored * constant + (1 - ignored) * byScore;
    }
}
