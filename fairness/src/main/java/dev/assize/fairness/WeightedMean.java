package dev.assize.fairness;

import dev.assize.core.SortedScores;
import java.util.List;

/**
 * The weighted mean m of a number over the rows of a group and its standard error by linearization,
 * {@code sqrt(sum of w² (x - m)²) / sum of w}. No rows, or weights of 0 alone, give NaN, which stays in this package.
 */
record WeightedMean(double value, double error) {
    /** A number of one row. */
    @FunctionalInterface
    interface OfRow {
        /** Returns the number of a row of that score and truth; truth is -1 where it is not known. */
        double of(double score, int truth);
    }

    static WeightedMean of(GroupCounts group, List<Integer> truths, OfRow row) {
        double weight = 0;
        double sum = 0;
        for (int truth : truths) {
            SortedScores scores = group.scores(truth);
            for (int i = 0; i < scores.size(); i++) {
                weight += scores.weight(i);
                sum += scores.weight(i) * row.of(scores.score(i), truth);
            }
        }
        double mean = sum / weight;
        double squares = 0;
        for (int truth : truths) {
            SortedScores scores = group.scores(truth);
            for (int i = 0; i < scores.size(); i++) {
                double part = row.of(scores.score(i), truth) - mean;
                squares += scores.squares(i) * part * part;
            }
        }
        return new WeightedMean(mean, Math.sqrt(squares) / weight);
    }
}
