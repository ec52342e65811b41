package dev.assize.statistics.auc;

import java.util.Arrays;

/** Positives and negatives at each distinct score, by rising score: all that an area under the ROC curve depends on. */
final class ScoreSteps {
    private final double[] positives;
    private final double[] negatives;

    private ScoreSteps(double[] positives, double[] negatives) {
        this.positives = positives;
        this.negatives = negatives;
    }

    /** Sorts the two classes apart and merges them, which needs no order of rows. */
    static ScoreSteps of(double[] scores, boolean[] positive) {
        requireLength("truths", positive.length, scores.length);
        double[] hits = sorted(scores, positive, true);
        double[] misses = sorted(scores, positive, false);
        double[] positives = new double[scores.length];
        double[] negatives = new double[scores.length];
        int steps = 0;
        int hit = 0;
        int miss = 0;
        while (hit < hits.length || miss < misses.length) {
            double score = Math.min(scoreAt(hits, hit), scoreAt(misses, miss));
            int firstHit = hit;
            int firstMiss = miss;
            hit = pastScore(hits, hit, score);
            miss = pastScore(misses, miss, score);
            positives[steps] = hit - firstHit;
            negatives[steps++] = miss - firstMiss;
        }
        return new ScoreSteps(Arrays.copyOf(positives, steps), Arrays.copyOf(negatives, steps));
    }

    /** Finds the step of each row by binary search among the distinct scores. */
    static ScoreSteps ofWeighted(double[] scores, boolean[] positive, double[] weights) {
        requireLength("truths", positive.length, scores.length);
        requireLength("weights", weights.length, scores.length);
        double[] distinct = Arrays.stream(checked(scores)).sorted().distinct().toArray();
        double[] positives = new double[distinct.length];
        double[] negatives = new double[distinct.length];
        for (int row = 0; row < scores.length; row++) {
            int step = Arrays.binarySearch(distinct, scores[row] + 0.0);
            (positive[row] ? positives : negatives)[step] += requireWeight(weights[row], row);
        }
        return new ScoreSteps(positives, negatives);
    }

    static ScoreSteps ofSums(double[] positives, double[] negatives) {
        requireLength("sums of negatives", negatives.length, positives.length);
        for (int step = 0; step < positives.length; step++) {
            requireWeight(positives[step], step);
            requireWeight(negatives[step], step);
        }
        return new ScoreSteps(positives, negatives);
    }

    int size() {
        return positives.length;
    }

    double positives(int step) {
        return positives[step];
    }

    double negatives(int step) {
        return negatives[step];
    }

    double positiveSum() {
        return Arrays.stream(positives).sum();
    }

    double negativeSum() {
        return Arrays.stream(negatives).sum();
    }

    /** The mean over pairs of 1 where the positive has the higher score and of 1/2 where the scores are equal. */
    double area() {
        double won = 0;
        double below = 0;
        for (int step = 0; step < positives.length; step++) {
            won += positives[step] * (below + negatives[step] / 2);
            below += negatives[step];
        }
        return Math.min(1, won / positiveSum() / below);
    }

    private static double[] sorted(double[] scores, boolean[] positive, boolean wanted) {
        double[] chosen = new double[scores.length];
        int size = 0;
        for (int row = 0; row < scores.length; row++) {
            if (positive[row] == wanted) {
                chosen[size++] = requireScore(scores[row], row);
            }
        }
        double[] result = Arrays.copyOf(chosen, size);
        Arrays.sort(result);
        return result;
    }

    private static double scoreAt(double[] sorted, int at) {
        return at < sorted.length ? sorted[at] : Double.POSITIVE_INFINITY;
    }

    private static int pastScore(double[] sorted, int from, double score) {
        int at = from;
        while (at < sorted.length && sorted[at] == score) {
            at++;
        }
        return at;
    }

    private static double[] checked(double[] scores) {
        double[] result = new double[scores.length];
        for (int row = 0; row < scores.length; row++) {
            result[row] = requireScore(scores[row], row);
        }
        return result;
    }

    /** Adds 0 so that -0 and 0 are one score. */
    private static double requireScore(double score, int row) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("row " + row + " has the score " + score
                    + "; an area under the curve needs finite scores, so leave such rows out");
        }
        return score + 0.0;
    }

    private static double requireWeight(double weight, int at) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "number " + at + " of the weights is " + weight + "; weights are finite and at least 0");
        }
        return weight;
    }

    private static void requireLength(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("there are " + length + " " + what + " for " + expected
                    + " rows or scores; give one of each for every one");
        }
    }
}
