package dev.assize.statistics.auc;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Area and DeLong's variance from their definition over all pairs: slow, and nothing to get wrong. */
final class AllPairs {
    private AllPairs() {}

    static double area(double[] scores, boolean[] truth) {
        return Arrays.stream(structural(scores, truth, true)).average().orElseThrow();
    }

    static double variance(double[] scores, boolean[] truth) {
        return varianceOfMean(structural(scores, truth, true)) + varianceOfMean(structural(scores, truth, false));
    }

    /** For each row of the class the share of rows of the other class that are ordered rightly. */
    private static double[] structural(double[] scores, boolean[] truth, boolean ofPositives) {
        double sign = ofPositives ? 1 : -1;
        return rows(truth, ofPositives)
                .mapToDouble(i -> rows(truth, !ofPositives)
                        .mapToDouble(j -> (1 + Math.signum(sign * (scores[i] - scores[j]))) / 2)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static IntStream rows(boolean[] truth, boolean wanted) {
        return IntStream.range(0, truth.length).filter(i -> truth[i] == wanted);
    }

    private static double varianceOfMean(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double sum = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return sum / (values.length - 1) / values.length;
    }
}
