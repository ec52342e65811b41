package dev.assize.fairness.regression;

/**
 * The people of one group.
 *
 * @param name of the group
 * @param outcomes what was predicted for them, and the truth where it is known
 */
record NumberGroup(String name, NumberOutcomes outcomes) {
    int people() {
        return outcomes.size();
    }
}
