package dev.assize.core;

import java.util.Arrays;
import java.util.List;

/**
 * The scores of some rows in rising order, each with the weight of its row. Equal scores stand side by side,
 * by rising weight; what their order was is not kept.
 */
public final class SortedScores {
    /** The scores of no rows. */
    public static final SortedScores NONE = new SortedScores(new double[0], new double[0]);

    private final double[] scores;
    private final double[] weights;

    private SortedScores(double[] scores, double[] weights) {
        this.scores = scores;
        this.weights = weights;
    }

    /** Sorts a copy of {@code scores}, each of weight 1. */
    public static SortedScores of(double[] scores) {
        requireFinite(scores);
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return new SortedScores(sorted, new double[0]);
    }

    /**
     * Sorts copies.
     *
     * @param scores finite numbers
     * @param weights one for each score, finite and at least 0
     */
    public static SortedScores of(double[] scores, double[] weights) {
        requireFinite(scores);
        requireFinite(weights);
        if (scores.length != weights.length) {
            throw new IllegalArgumentException(
                    "there are " + scores.length + " scores and " + weights.length + " weights; give one for each");
        }
        int[] order = order(scores, weights);
        double[] sorted = new double[scores.length];
        double[] along = new double[scores.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = scores[order[i]];
            along[i] = weights[order[i]];
        }
        return new SortedScores(sorted, along);
    }

    /** Returns the scores of all parts together. */
    public static SortedScores union(List<SortedScores> parts) {
        List<SortedScores> filled =
                parts.stream().filter(part -> part.size() > 0).toList();
        if (filled.size() < 2) {
            return filled.isEmpty() ? NONE : filled.get(0);
        }
        boolean weighted = filled.stream().anyMatch(part -> part.weights.length > 0);
        int size = filled.stream().mapToInt(SortedScores::size).sum();
        double[] scores = new double[size];
        double[] weights = new double[weighted ? size : 0];
        int at = 0;
        for (SortedScores part : filled) {
            System.arraycopy(part.scores, 0, scores, at, part.size());
            for (int i = 0; weighted && i < part.size(); i++) {
                weights[at + i] = part.weight(i);
            }
            at += part.size();
        }
        return weighted ? of(scores, weights) : of(scores);
    }

    /** Returns how many rows there are. */
    public int size() {
        return scores.length;
    }

    /** Returns the score at a place in rising order. */
    public double score(int at) {
        return scores[at];
    }

    /** Returns the weight of the row at that place. */
    public double weight(int at) {
        return weights.length == 0 ? 1 : weights[at];
    }

    /** Returns the places of the rows by rising score, of equal scores by rising weight: merges runs of growing length. */
    private static int[] order(double[] scores, double[] weights) {
        int[] from = new int[scores.length];
        int[] to = new int[scores.length];
        Arrays.setAll(from, i -> i);
        for (int run = 1; run < from.length && run > 0; run <<= 1) {
            for (int start = 0; start < from.length && start >= 0; start += 2 * run) {
                int middle = Math.min(start + run, from.length);
                int end = Math.min(middle + run, from.length);
                int left = start;
                int right = middle;
                for (int at = start; at < end; at++) {
                    boolean first =
                            right >= end || (left < middle && !isAfter(from[left], from[right], scores, weights));
                    to[at] = first ? from[left++] : from[right++];
                }
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static boolean isAfter(int a, int b, double[] scores, double[] weights) {
        int order = Double.compare(scores[a], scores[b]);
        return order > 0 || (order == 0 && weights[a] > weights[b]);
    }

    private static void requireFinite(double[] numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException(
                        "a score or weight is " + number + "; remove such rows or say what they mean");
            }
        }
    }
}
