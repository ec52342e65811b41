package dev.assize.data.counting;

import dev.assize.core.SortedScores;
import dev.assize.core.WeightSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of one cell in bins of one width, {@code bin = floor(4096 s)}: for each bin the rows, their weights, and
 * the sum of their scores, added without rounding. An entry of the sketch is at the mean score of its bin, so no score
 * is moved by more than {@value #WIDTH}; a mean of numbers that change by at most c where the score changes by 1 is
 * right to c · {@value #WIDTH}, and the mean score of rows of weight 1 is exact. Of the positives p and the negatives n
 * of one bin it is not known who is higher, so an area under a curve is right to {@code sum of p n} over the bins,
 * divided by all pairs.
 */
final class ScoreBins {
    /** How many bins there are. */
    static final int BINS = 4096;

    /** How far a score is moved at most. */
    static final double WIDTH = 1.0 / BINS;

    private final long[] rows = new long[BINS];
    private final long[] sums = new long[BINS * ExactWeights.SUMS];
    private long[] weights = new long[0];

    /** Returns the bin of a score; 1 belongs to the last one. */
    static int of(double score) {
        return (int) Math.min(BINS - 1, Math.floor(score * BINS));
    }

    /** Adds a row of weight 1. */
    void add(double score) {
        int bin = of(score);
        rows[bin]++;
        ExactWeights.add(sums, bin * ExactWeights.SUMS, score);
        if (weights.length > 0) {
            ExactWeights.add(weights, bin * ExactWeights.SUMS, 1);
        }
    }

    /** Adds a row. */
    void add(double score, double weight) {
        if (weights.length == 0) {
            startWeights();
        }
        int bin = of(score);
        rows[bin]++;
        ExactWeights.add(sums, bin * ExactWeights.SUMS, score);
        ExactWeights.add(weights, bin * ExactWeights.SUMS, weight);
    }

    /** Adds what a database added up for a bin; no weights where rows count 1. */
    void add(int bin, long more, List<Long> scoreDigits, List<Long> weightDigits) {
        if (!weightDigits.isEmpty() && weights.length == 0) {
            startWeights();
        }
        rows[bin] += more;
        for (int digit = 0; digit < scoreDigits.size(); digit++) {
            sums[bin * ExactWeights.SUMS + digit] += scoreDigits.get(digit);
        }
        for (int sum = 0; sum < weightDigits.size(); sum++) {
            weights[bin * ExactWeights.SUMS + sum] += weightDigits.get(sum);
        }
    }

    /** Returns the entries of the bins that have rows. */
    SortedScores entries() {
        int filled = (int) Arrays.stream(rows).filter(count -> count > 0).count();
        double[] means = new double[filled];
        long[] counts = new long[filled];
        List<WeightSum> weighed = new ArrayList<>();
        int at = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                int from = bin * ExactWeights.SUMS;
                means[at] = ExactWeights.sum(sums, from).sum() / rows[bin];
                counts[at++] = rows[bin];
                weighed.add(weights.length == 0 ? WeightSum.ofPeople(rows[bin]) : ExactWeights.sum(weights, from));
            }
        }
        return SortedScores.ofEntries(means, counts, weighed);
    }

    private void startWeights() {
        weights = new long[BINS * ExactWeights.SUMS];
        for (int bin = 0; bin < BINS; bin++) {
            weights[bin * ExactWeights.SUMS + 1] = rows[bin];
            weights[bin * ExactWeights.SUMS + ExactWeights.DIGITS + 1] = rows[bin];
        }
    }
}
