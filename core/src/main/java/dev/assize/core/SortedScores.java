package dev.assize.core;

import java.util.Arrays;
import java.util.List;

/**
 * The scores of some rows in rising order, each with the weight of its row. An entry may also stand for several rows of
 * nearly one score: then it has their mean score, their number, and the sums of their weights and of the squares of
 * these. Equal scores stand side by side, by rising weight; what their order was is not kept.
 */
public final class SortedScores {
    /** The scores of no rows. */
    public static final SortedScores NONE = new SortedScores(new double[0], new double[0]);

    private final double[] scores;
    private final double[] weights;
    private final long[] rows;
    private final double[] squares;

    private SortedScores(double[] scores, double[] weights) {
        this(scores, weights, new long[0], new double[0]);
    }

    private SortedScores(double[] scores, double[] weights, long[] rows, double[] squares) {
        this.scores = scores;
        this.weights = weights;
        this.rows = rows;
        this.squares = squares;
    }

    /**
     * Makes entries that stand for several rows each.
     *
     * @param scores rising mean scores, shape [entries]
     * @param rows how many rows, shape [entries]
     * @param weights their weights, shape [entries]
     */
    public static SortedScores ofEntries(double[] scores, long[] rows, List<WeightSum> weights) {
        requireFinite(scores);
        for (int i = 0; i < scores.length; i++) {
            if (rows.length != scores.length
                    || weights.size() != scores.length
                    || (i > 0 && scores[i] < scores[i - 1])) {
                throw new IllegalArgumentException("entry " + i + " of " + scores.length + " scores, " + rows.length
                        + " numbers of rows and " + weights.size() + " weights is below the one before, or one lacks");
            }
        }
        double[] sums = weights.stream().mapToDouble(WeightSum::sum).toArray();
        double[] squares = weights.stream().mapToDouble(WeightSum::squares).toArray();
        return new SortedScores(scores.clone(), sums, rows.clone(), squares);
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
        return new SortedScores(ordered(scores, order), ordered(weights, order));
    }

    /** Returns the scores of all parts together. */
    public static SortedScores union(List<SortedScores> parts) {
        List<SortedScores> filled =
                parts.stream().filter(part -> part.size() > 0).toList();
        if (filled.size() < 2) {
            return filled.isEmpty() ? NONE : filled.get(0);
        }
        double[] scores = joined(filled, SortedScores::score);
        if (filled.stream().allMatch(part -> part.weights.length == 0)) {
            return of(scores);
        }
        double[] weights = joined(filled, SortedScores::weight);
        if (filled.stream().allMatch(part -> part.rows.length == 0)) {
            return of(scores, weights);
        }
        int[] order = order(scores, weights);
        double[] rows = joined(filled, SortedScores::rows);
        double[] squares = joined(filled, SortedScores::squares);
        return new SortedScores(
                ordered(scores, order),
                ordered(weights, order),
                Arrays.stream(ordered(rows, order)).mapToLong(x -> (long) x).toArray(),
                ordered(squares, order));
    }

    /** A number of an entry. */
    private interface OfEntry {
        double at(SortedScores part, int entry);
    }

    private static double[] joined(List<SortedScores> parts, OfEntry number) {
        double[] all = new double[parts.stream().mapToInt(SortedScores::size).sum()];
        int at = 0;
        for (SortedScores part : parts) {
            for (int i = 0; i < part.size(); i++) {
                all[at++] = number.at(part, i);
            }
        }
        return all;
    }

    private static double[] ordered(double[] numbers, int[] order) {
        double[] ordered = new double[numbers.length];
        Arrays.setAll(ordered, i -> numbers[order[i]]);
        return ordered;
    }

    /** Returns how many rows there are. */
    public long rows() {
        return rows.length == 0 ? scores.length : Arrays.stream(rows).sum();
    }

    /** Returns how many entries there are: rows, unless some entry stands for several. */
    public int size() {
        return scores.length;
    }

    /** Returns the score at a place in rising order. */
    public double score(int at) {
        return scores[at];
    }

    /** Returns the weight of the rows at that place. */
    public double weight(int at) {
        return weights.length == 0 ? 1 : weights[at];
    }

    /** Returns how many rows the entry at that place stands for. */
    public long rows(int at) {
        return rows.length == 0 ? 1 : rows[at];
    }

    /** Returns the sum of the squared weights of the rows at that place. */
    public double squares(int at) {
        return squares.length == 0 ? weight(at) * weight(at) : squares[at];
    }

    /**
     * Returns the places of the rows by rising score, of equal scores by rising weight: merges runs of growing length.
     */
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
