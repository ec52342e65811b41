package dev.assize.fairness.mitigation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The weights of some groups' rows above any score, by label; found in O(log n). */
final class ScoreTails {
    private final double[][] scores = new double[2][];
    private final double[][] upTo = new double[2][];

    private ScoreTails() {}

    static ScoreTails of(ScoredRows rows, IntPredicate groups) {
        ScoreTails tails = new ScoreTails();
        for (int label = 0; label < 2; label++) {
            int wanted = label;
            int[] sorted = IntStream.range(0, rows.labelled().rows())
                    .filter(row -> rows.labelled().label(row) == wanted
                            && groups.test(rows.labelled().groups().codeOf(row)))
                    .boxed()
                    .sorted(Comparator.comparingDouble(rows::score))
                    .mapToInt(Integer::intValue)
                    .toArray();
            tails.scores[label] = Arrays.stream(sorted).mapToDouble(rows::score).toArray();
            tails.upTo[label] = new double[sorted.length + 1];
            for (int i = 0; i < sorted.length; i++) {
                tails.upTo[label][i + 1] =
                        tails.upTo[label][i] + rows.labelled().weight(sorted[i]);
            }
        }
        return tails;
    }

    /** Returns the counts when scores above {@code threshold} are favorable. */
    RateCounts above(double threshold) {
        return new RateCounts(tail(1, threshold), tail(0, threshold), total(1), total(0));
    }

    private double total(int label) {
        return upTo[label][upTo[label].length - 1];
    }

    private double tail(int label, double threshold) {
        int low = 0;
        int high = scores[label].length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scores[label][middle] > threshold) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return total(label) - upTo[label][low];
    }
}
