package dev.assize.data.counting;

import java.util.Optional;

/** What was decided for the rows of a table, and with which scores. */
public final class RowOutcomes {
    private final int[] decisions;
    private final Optional<double[]> scores;

    private RowOutcomes(int[] decisions, Optional<double[]> scores) {
        this.decisions = decisions;
        this.scores = scores;
    }

    /**
     * Makes outcomes without scores.
     *
     * @param decisions for each row the index of the decided class, or -1 where nothing was decided
     */
    public static RowOutcomes of(int[] decisions) {
        return new RowOutcomes(decisions.clone(), Optional.empty());
    }

    /**
     * Returns these outcomes with the probability of the favorable class of each row.
     *
     * @param probabilities one for each row, from 0 to 1
     * @throws IllegalArgumentException if there is not one for each row
     */
    public RowOutcomes withScores(double[] probabilities) {
        if (probabilities.length != decisions.length) {
            throw new IllegalArgumentException("there are " + probabilities.length + " scores for " + decisions.length
                    + " decisions; give one for each row");
        }
        return new RowOutcomes(decisions, Optional.of(probabilities.clone()));
    }

    /** Returns the outcomes of some rows, by their numbers from 0; a row may be named several times. */
    public RowOutcomes select(int[] rows) {
        int[] chosen = new int[rows.length];
        double[] probabilities = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = decisions[rows[i]];
            probabilities[i] = scores.isPresent() ? scores.get()[rows[i]] : 0;
        }
        return new RowOutcomes(chosen, scores.map(all -> probabilities));
    }

    /** Returns the index of the decided class of each row, or -1. */
    public int[] decisions() {
        return decisions.clone();
    }

    /** Returns the probability of the favorable class of each row, where it is known. */
    public Optional<double[]> scores() {
        return scores.map(double[]::clone);
    }
}
