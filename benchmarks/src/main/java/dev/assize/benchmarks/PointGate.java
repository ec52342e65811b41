package dev.assize.benchmarks;

import org.apache.commons.math3.distribution.BinomialDistribution;

/** The four-fifths rule by its value alone, computed: no simulation. */
final class PointGate {
    private PointGate() {}

    /**
     * Returns the probability that the smallest of some equal rates is below four fifths of the largest: {@code 1 - sum
     * over a of P(all in [a, 5a/4]) - P(all in [a + 1, 5a/4])}, where a is the smallest number of hits.
     */
    static double failsWhenEqual(int groups, int rows, double rate) {
        BinomialDistribution hits = new BinomialDistribution(null, rows, rate);
        double passes = 0;
        for (int smallest = 0; smallest <= rows; smallest++) {
            int largest = Math.min(rows, 5 * smallest / 4);
            double below = hits.cumulativeProbability(smallest - 1);
            double upTo = hits.cumulativeProbability(largest);
            double above = Math.max(0, upTo - hits.cumulativeProbability(smallest));
            passes += Math.pow(upTo - below, groups) - Math.pow(above, groups);
        }
        return 1 - passes;
    }
}
