package dev.assize.data.counting;

import dev.assize.core.SortedScores;
import dev.assize.core.WeightSum;
import java.util.Arrays;
import java.util.List;

/** What is added up for each cell: people, the digits of weights, and scores. */
final class CellSums {
    private long[] people = new long[0];
    private long[] weights = new long[0];
    private boolean weighted;
    private final ScoreLists scores;

    /** Makes sums that keep up to so many scores by themselves. */
    CellSums(long mostScores) {
        this.scores = new ScoreLists(mostScores);
    }

    /**
     * Adds rows.
     *
     * @param from the first row
     * @param places the place of the cell of each row, from its start on
     * @param count how many rows
     * @param cells how many places there are
     */
    void add(OutcomeRows rows, int from, int[] places, int count, int cells) {
        if (people.length < cells) {
            people = Arrays.copyOf(people, Math.max(cells, 2 * people.length));
        }
        if (rows.weighted() && !weighted) {
            startWeights();
        }
        if (!rows.weighted() && !weighted && !rows.scored() && rows.single()) {
            for (int row = 0; row < count; row++) {
                people[places[row]]++;
            }
            return;
        }
        for (int row = 0; row < count; row++) {
            addOne(rows, from + row, places[row]);
        }
    }

    long people(int place) {
        return people[place];
    }

    WeightSum weights(int place) {
        return weighted ? ExactWeights.sum(weights, place * ExactWeights.SUMS) : WeightSum.ofPeople(people[place]);
    }

    /** Returns the scores of the first {@code cells} cells by their places. */
    List<SortedScores> scores(int cells) {
        return scores.sorted(cells);
    }

    private void addOne(OutcomeRows rows, int row, int place) {
        long count = rows.people(row);
        if (count == 0) {
            return;
        }
        people[place] = Math.addExact(people[place], count);
        if (weighted) {
            int at = place * ExactWeights.SUMS;
            if (weights.length < at + ExactWeights.SUMS) {
                weights = Arrays.copyOf(weights, Math.max(people.length * ExactWeights.SUMS, at + ExactWeights.SUMS));
            }
            ExactWeights.add(weights, at, rows.weight(row));
        }
        if (rows.scored()) {
            addScore(place, rows.score(row), rows.weight(row));
        }
    }

    private void addScore(int place, double score, double weight) {
        if (weighted) {
            scores.add(place, score, weight);
        } else {
            scores.add(place, score);
        }
    }

    /** Rows before the first weight had the weight 1. */
    private void startWeights() {
        weighted = true;
        weights = new long[people.length * ExactWeights.SUMS];
        for (int place = 0; place < people.length; place++) {
            weights[place * ExactWeights.SUMS + 1] = people[place];
            weights[place * ExactWeights.SUMS + ExactWeights.DIGITS + 1] = people[place];
        }
    }
}
