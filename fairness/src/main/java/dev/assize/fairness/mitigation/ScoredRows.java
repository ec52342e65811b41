package dev.assize.fairness.mitigation;

import java.util.stream.IntStream;

/** Labelled rows with the probability of the favorable class that a model gave each. */
public final class ScoredRows {
    private final LabelledRows labelled;
    private final double[] scores;

    private ScoredRows(LabelledRows labelled, double[] scores) {
        this.labelled = labelled;
        this.scores = scores;
    }

    /**
     * Makes scored rows.
     *
     * @param labelled group, label and weight of each row; every group has rows of both labels
     * @param scores the probability of label 1 of each row, in [0, 1]
     * @throws MitigationException if a score is not a number in [0, 1] or a group lacks a label
     */
    public static ScoredRows of(LabelledRows labelled, double[] scores) {
        Faults.requireLength("scores", scores.length, labelled.rows());
        new Faults().scores(scores).throwIfAny();
        labelled.requireBothLabels();
        return new ScoredRows(labelled, scores.clone());
    }

    /** Returns group, label and weight of each row. */
    public LabelledRows labelled() {
        return labelled;
    }

    /** Returns the probability of label 1 of a row. */
    public double score(int row) {
        return scores[row];
    }

    /** Returns the rows of one group. */
    int[] rowsOf(int group) {
        return IntStream.range(0, scores.length)
                .filter(row -> labelled.groups().codeOf(row) == group)
                .toArray();
    }

    /** Returns the total weights of all rows by label. */
    double[] totals() {
        double[] totals = new double[2];
        for (int row = 0; row < scores.length; row++) {
            totals[labelled.label(row)] += labelled.weight(row);
        }
        return totals;
    }
}
