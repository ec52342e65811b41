package dev.assize.statistics.coverage;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;

/**
 * How often an interval for the rates of two groups (their difference, their ratio) holds the truth, over all outcomes
 * in which there is an interval; exact up to rounding.
 */
public final class PairCoverage {
    private static final double ROUNDING = 1e-12;
    private static final double NEGLIGIBLE = 1e-15;

    private final double[][] lower;
    private final double[][] upper;
    private final DoubleBinaryOperator truth;

    private PairCoverage(double[][] lower, double[][] upper, DoubleBinaryOperator truth) {
        this.lower = lower;
        this.upper = upper;
        this.truth = truth;
    }

    /**
     * Makes all intervals.
     *
     * @param n rows of the first group
     * @param m rows of the second group
     * @param truth what is estimated, as a function of the true rates of the first and the second group
     * @param method makes the interval of an outcome, where there is one
     */
    public static PairCoverage of(
            int n, int m, DoubleBinaryOperator truth, BiFunction<Counts, Counts, Optional<Interval>> method) {
        double[][] lower = new double[n + 1][m + 1];
        double[][] upper = new double[n + 1][m + 1];
        for (int a = 0; a <= n; a++) {
            for (int b = 0; b <= m; b++) {
                Optional<Interval> made = method.apply(new Counts("first", a, n), new Counts("second", b, m));
                lower[a][b] = made.map(Interval::lower).orElse(Double.NaN);
                upper[a][b] = made.map(Interval::upper).orElse(Double.NaN);
            }
        }
        return new PairCoverage(lower, upper, truth);
    }

    /** Returns the coverage for those true rates of the first and of the second group, in (0, 1). */
    public double at(double p, double q) {
        double value = truth.applyAsDouble(p, q);
        double[] first = BinomialWeights.of(lower.length - 1, p);
        double[] second = BinomialWeights.of(lower[0].length - 1, q);
        double held = 0;
        double defined = 0;
        for (int a = 0; a < first.length; a++) {
            for (int b = 0; first[a] > NEGLIGIBLE && b < second.length; b++) {
                if (!Double.isNaN(lower[a][b])) {
                    double weight = first[a] * second[b];
                    defined += weight;
                    held += lower[a][b] <= value + ROUNDING && value - ROUNDING <= upper[a][b] ? weight : 0;
                }
            }
        }
        return held / defined;
    }
}
