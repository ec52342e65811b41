package dev.assize.fairness.mitigation;

import java.util.function.IntPredicate;

/** Exact expectations of a random rule. */
final class ExpectedRates {
    private ExpectedRates() {}

    /** Returns selection rate, true positive rate, false positive rate and accuracy of some groups. */
    static double[] of(DecisionRule rule, LabelledRows rows, double[] scores, IntPredicate groups) {
        double[] probabilities = rule.favorableProbabilities(rows.groups(), scores);
        double[] count = new double[2];
        double[] selected = new double[2];
        for (int row = 0; row < probabilities.length; row++) {
            if (groups.test(rows.groups().codeOf(row))) {
                count[rows.label(row)] += rows.weight(row);
                selected[rows.label(row)] += rows.weight(row) * probabilities[row];
            }
        }
        double all = count[0] + count[1];
        return new double[] {
            (selected[0] + selected[1]) / all,
            selected[1] / count[1],
            selected[0] / count[0],
            (selected[1] + count[0] - selected[0]) / all
        };
    }
}
