package dev.assize.fairness.mitigation;

import java.util.List;

/**
 * How a score and a group become a decision, in place of the most probable class. The group is needed whenever the rule
 * decides. A rule may be random: it then states the probability of the favorable decision, and expectations over that
 * probability are exact.
 */
public sealed interface DecisionRule
        permits ThresholdOptimizer, EqualizedOddsRule, CalibratedEqualizedOdds, RejectOption {
    /** Returns the groups that the rule knows, sorted. */
    List<String> groups();

    /**
     * Returns the probability that a row is decided favorably, 0 to 1.
     *
     * @param group number of its group in {@link #groups()}
     * @param score the probability of the favorable class that the model gave, in [0, 1]
     */
    double favorableProbability(int group, double score);

    /**
     * Returns the probability of the favorable decision for each row.
     *
     * @throws MitigationException if a group is not known or a score is not a number in [0, 1]
     */
    default double[] favorableProbabilities(Groups rowGroups, double[] scores) {
        Faults.requireLength("scores", scores.length, rowGroups.rows());
        new Faults().scores(scores).throwIfAny();
        int[] codes = rowGroups.codesIn(groups());
        double[] probabilities = new double[scores.length];
        for (int row = 0; row < scores.length; row++) {
            if (codes[row] < 0) {
                throw UnknownGroup.of(rowGroups.names().get(rowGroups.codeOf(row)), groups());
            }
            probabilities[row] = favorableProbability(codes[row], scores[row]);
        }
        return probabilities;
    }
}
