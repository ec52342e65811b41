package dev.assize.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * How many times as long one contestant took as another, round by round.
 *
 * @param median of the rounds
 * @param low of the rounds, the lowest left out
 * @param high of the rounds, the highest left out
 */
record Ratio(double median, double low, double high) {
    /**
     * Compares times of the same rounds: below 1 means that {@code ours} is faster.
     *
     * @param ours a time for each round
     * @param theirs a time for each round
     */
    static Ratio of(double[] ours, double[] theirs) {
        if (ours.length != theirs.length || ours.length == 0) {
            throw new IllegalArgumentException("times of " + ours.length + " and " + theirs.length
                    + " rounds cannot be compared; give one of each for every round");
        }
        double[] ratios = new double[ours.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = ours[round] / theirs[round];
        }
        Arrays.sort(ratios);
        int spared = ratios.length > 2 ? 1 : 0;
        return new Ratio(Stopwatch.median(ratios), ratios[spared], ratios[ratios.length - 1 - spared]);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median, low, high);
    }
}
