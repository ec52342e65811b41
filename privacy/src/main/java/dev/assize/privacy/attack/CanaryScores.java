package dev.assize.privacy.attack;

import dev.assize.core.Counts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * The scores that an attack gave to records that were in the training data and to records that were not. A higher score
 * means a more likely member; a record counts as a guess of "in" when its score is at least a threshold.
 */
public final class CanaryScores {
    private final double[] in;
    private final double[] out;

    private CanaryScores(double[] in, double[] out) {
        this.in = in;
        this.out = out;
    }

    /**
     * Makes the pair.
     *
     * @param in scores of the records that were trained on, at least one, finite
     * @param out scores of the others, at least one, finite
     * @throws IllegalArgumentException if a side is empty or a score is not finite
     */
    public static CanaryScores of(double[] in, double[] out) {
        return new CanaryScores(sorted("in", in), sorted("out", out));
    }

    /** Returns how many records were in. */
    public int inCount() {
        return in.length;
    }

    /** Returns how many records were out. */
    public int outCount() {
        return out.length;
    }

    /** Returns the true positives: of the records that were in, those with a score of at least {@code threshold}. */
    public Counts caught(double threshold) {
        return new Counts("in", in.length - below(in, threshold), in.length);
    }

    /** Returns the false positives: of the records that were out, those with a score of at least {@code threshold}. */
    public Counts falselyCaught(double threshold) {
        return new Counts("out", out.length - below(out, threshold), out.length);
    }

    /**
     * Returns the probability that a record that was in has the higher score, ties half; in [0, 1], 1/2 for no leak.
     */
    public double area() {
        double wins = 0;
        for (double score : in) {
            wins += below(out, score) + (atMost(out, score) - below(out, score)) / 2.0;
        }
        return wins / in.length / out.length;
    }

    /** Returns the largest true positive rate of a threshold whose false positive rate is at most the given one. */
    public double truePositiveRateAt(double falsePositiveRate) {
        double best = 0;
        for (double threshold : thresholds()) {
            if (falselyCaught(threshold).hits() <= falsePositiveRate * out.length * (1 + 1e-12)) {
                best = Math.max(best, rate(caught(threshold)));
            }
        }
        return best;
    }

    /** Returns the largest mean of true positive and true negative rate over all thresholds, in [1/2, 1]. */
    public double balancedAccuracy() {
        double best = 0;
        for (double threshold : thresholds()) {
            best = Math.max(best, rate(caught(threshold)) - rate(falselyCaught(threshold)));
        }
        return (1 + best) / 2;
    }

    /** Returns the different scores, from the highest on: every threshold that makes a difference but "nobody". */
    public double[] thresholds() {
        double[] ascending = DoubleStream.concat(Arrays.stream(in), Arrays.stream(out))
                .sorted()
                .distinct()
                .toArray();
        double[] descending = new double[ascending.length];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }
        return descending;
    }

    /** Returns the scores with the opposite sign: an attack that takes low scores for members. */
    public CanaryScores reversed() {
        return of(negative(in), negative(out));
    }

    /**
     * Returns two halves by lot, each with half of the records of either side, so that a threshold can be picked on the
     * first and tried on the second.
     *
     * @throws IllegalArgumentException if a side has fewer than two records
     */
    public List<CanaryScores> halves(long seed) {
        if (Math.min(in.length, out.length) < 2) {
            throw new IllegalArgumentException("there are " + in.length + " scores of records that were in and "
                    + out.length + " of others; halves need at least 2 of each");
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] shuffledIn = shuffled(in, random);
        double[] shuffledOut = shuffled(out, random);
        List<CanaryScores> halves = new ArrayList<>();
        halves.add(of(Arrays.copyOf(shuffledIn, in.length / 2), Arrays.copyOf(shuffledOut, out.length / 2)));
        halves.add(of(
                Arrays.copyOfRange(shuffledIn, in.length / 2, in.length),
                Arrays.copyOfRange(shuffledOut, out.length / 2, out.length)));
        return halves;
    }

    static double rate(Counts counts) {
        return (double) counts.hits() / counts.rows();
    }

    private static double[] shuffled(double[] values, SplittableRandom random) {
        double[] copy = values.clone();
        for (int i = copy.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = copy[i];
            copy[i] = copy[other];
            copy[other] = kept;
        }
        return copy;
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private static int below(double[] sorted, double limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int atMost(double[] sorted, double limit) {
        return below(sorted, Math.nextUp(limit));
    }

    private static double[] sorted(String side, double[] scores) {
        double[] copy = scores.clone();
        if (copy.length == 0) {
            throw new IllegalArgumentException(
                    "there is no score of a record that was " + side + "; an audit needs at least one of each side");
        }
        for (int i = 0; i < copy.length; i++) {
            if (!Double.isFinite(copy[i])) {
                throw new IllegalArgumentException("score " + i + " of the records that were " + side + " is " + copy[i]
                        + "; scores are finite, so bound losses and likelihoods first");
            }
            copy[i] += 0.0; // -0 becomes 0, so that both tie
        }
        Arrays.sort(copy);
        return copy;
    }
}
