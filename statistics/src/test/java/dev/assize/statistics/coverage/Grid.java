package dev.assize.statistics.coverage;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/** The sizes and rates at which coverage is looked at. */
final class Grid {
    static final int[] SIZES = {20, 50, 100, 200, 500, 1000};
    static final int[][] PAIRS = {
        {20, 20},
        {20, 60},
        {60, 20},
        {50, 50},
        {50, 200},
        {200, 50},
        {100, 100},
        {200, 200},
        {100, 400},
        {20, 200},
        {100, 1000}
    };
    static final double[] RATES = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    private static final double FIVE = 5 - 1e-9;

    private Grid() {}

    /** What is looked at: the coverage at a rate, or its mean near it. */
    @FunctionalInterface
    interface Look {
        double at(RateCoverage coverage, double rate);
    }

    static double exact(RateCoverage coverage, double rate) {
        return coverage.at(rate);
    }

    static double averaged(RateCoverage coverage, double rate) {
        return coverage.near(rate);
    }

    static CoverageSummary rates(int[] sizes, Look look, Function<Counts, Optional<Interval>> method) {
        CoverageSummary summary = new CoverageSummary();
        for (int rows : sizes) {
            RateCoverage coverage = RateCoverage.of(rows, method);
            for (double rate : RATES) {
                summary.add(
                        new CoverageSummary.Point(rows + ", " + rate, look.at(coverage, rate), isLarge(rows, rate)));
            }
        }
        return summary;
    }

    static CoverageSummary pairs(
            int[][] sizes, DoubleBinaryOperator truth, BiFunction<Counts, Counts, Optional<Interval>> method) {
        CoverageSummary summary = new CoverageSummary();
        for (int[] size : sizes) {
            PairCoverage coverage = PairCoverage.of(size[0], size[1], truth, method);
            for (double p : RATES) {
                for (double q : RATES) {
                    String name = size[0] + " and " + size[1] + ", " + p + " and " + q;
                    boolean large = isLarge(size[0], p) && isLarge(size[1], q);
                    summary.add(new CoverageSummary.Point(name, coverage.at(p, q), large));
                }
            }
        }
        return summary;
    }

    private static boolean isLarge(int rows, double rate) {
        return rows * Math.min(rate, 1 - rate) >= FIVE;
    }
}
