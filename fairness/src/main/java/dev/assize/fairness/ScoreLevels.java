package dev.assize.fairness;

import dev.assize.core.SortedScores;
import java.util.Arrays;

/**
 * Two sets of weighted scores side by side: for each distinct score, rising, the rows of either set that have it. The
 * arrays are shared with the caller, who must not change them.
 */
final class ScoreLevels {
    private final double[] scores;
    private final Side first;
    private final Side second;

    private ScoreLevels(double[] scores, Side first, Side second) {
        this.scores = scores;
        this.first = first;
        this.second = second;
    }

    /** The rows of one set: at each score how many, the sum of their weights, and that of the squares of these. */
    static final class Side {
        private final long[] rows;
        private final double[] sums;
        private final double[] squares;

        private Side(long[] rows, double[] sums, double[] squares) {
            this.rows = rows;
            this.sums = sums;
            this.squares = squares;
        }

        private static Side of(int size) {
            return new Side(new long[size], new double[size], new double[size]);
        }

        long[] rows() {
            return rows;
        }

        double[] sums() {
            return sums;
        }

        double[] squares() {
            return squares;
        }

        private void add(int at, SortedScores from, int entry) {
            rows[at] += from.rows(entry);
            sums[at] += from.weight(entry);
            squares[at] += from.squares(entry);
        }

        private void add(int at, Side other, int from) {
            rows[at] += other.rows[from];
            sums[at] += other.sums[from];
            squares[at] += other.squares[from];
        }

        private Side cut(int size) {
            return new Side(Arrays.copyOf(rows, size), Arrays.copyOf(sums, size), Arrays.copyOf(squares, size));
        }

        /** Returns the weight of all rows. */
        double weight() {
            return total(sums);
        }

        /** Returns how many rows of equal weight know as much: {@code (sum of w)² / sum of w²}. */
        double effectiveRows() {
            double weight = weight();
            return weight == 0 ? 0 : weight * weight / total(squares);
        }

        /** Returns whether all weights are 1. */
        boolean plain() {
            for (int i = 0; i < rows.length; i++) {
                if (sums[i] != rows[i] || squares[i] != rows[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    double[] scores() {
        return scores;
    }

    Side first() {
        return first;
    }

    Side second() {
        return second;
    }

    /** Returns the levels of two sets of scores. */
    static ScoreLevels of(SortedScores first, SortedScores second) {
        int most = first.size() + second.size();
        double[] scores = new double[most];
        Side one = Side.of(most);
        Side other = Side.of(most);
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            boolean left = j == second.size() || (i < first.size() && first.score(i) <= second.score(j));
            double score = left ? first.score(i) : second.score(j);
            if (size == 0 || score > scores[size - 1]) {
                scores[size++] = score;
            }
            if (left) {
                one.add(size - 1, first, i++);
            } else {
                other.add(size - 1, second, j++);
            }
        }
        return new ScoreLevels(Arrays.copyOf(scores, size), one.cut(size), other.cut(size));
    }

    /** Returns at most {@code most} levels, neighbors together, each at the mean score of its rows. */
    ScoreLevels binned(int most) {
        if (scores.length <= most) {
            return this;
        }
        long rows = 0;
        for (int i = 0; i < scores.length; i++) {
            rows += first.rows[i] + second.rows[i];
        }
        double[] means = new double[most];
        long[] filled = new long[most];
        Side one = Side.of(most);
        Side other = Side.of(most);
        long before = 0;
        for (int i = 0; i < scores.length; i++) {
            int bin = (int) Math.min(most - 1, before * most / rows);
            long here = first.rows[i] + second.rows[i];
            means[bin] += here * scores[i];
            filled[bin] += here;
            one.add(bin, first, i);
            other.add(bin, second, i);
            before += here;
        }
        double last = scores[0];
        for (int bin = 0; bin < most; bin++) {
            last = filled[bin] == 0 ? last : means[bin] / filled[bin];
            means[bin] = last;
        }
        return new ScoreLevels(means, one, other);
    }

    /** Returns the distance between the lowest and the highest score. */
    double span() {
        return scores.length == 0 ? 0 : scores[scores.length - 1] - scores[0];
    }

    private static double total(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
