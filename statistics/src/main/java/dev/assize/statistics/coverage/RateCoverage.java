package dev.assize.statistics.coverage;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import java.util.Optional;
import java.util.function.Function;

/**
 * How often an interval of the rate of one group holds the true rate: {@code sum over x of P(x) [p in interval(x)] /
 * sum over x of P(x) [interval(x) exists]}, exact up to rounding. Each interval is made once, whatever the number of
 * rates.
 */
public final class RateCoverage {
    private final Interval[] intervals;
    private final boolean[] exists;

    private RateCoverage(Interval[] intervals, boolean[] exists) {
        this.intervals = intervals;
        this.exists = exists;
    }

    /**
     * Makes all intervals.
     *
     * @param rows of the group
     * @param method makes the interval of an outcome, where there is one
     */
    public static RateCoverage of(int rows, Function<Counts, Optional<Interval>> method) {
        Interval[] intervals = new Interval[rows + 1];
        boolean[] exists = new boolean[rows + 1];
        Interval nothing = new Interval(0, 1, 0.5, "none");
        for (int hits = 0; hits <= rows; hits++) {
            Optional<Interval> interval = method.apply(new Counts("enumerated", hits, rows));
            exists[hits] = interval.isPresent();
            intervals[hits] = interval.orElse(nothing);
        }
        return new RateCoverage(intervals, exists);
    }

    /** Returns the coverage for that true rate, in (0, 1). */
    public double at(double rate) {
        double[] weights = BinomialWeights.of(intervals.length - 1, rate);
        double held = 0;
        double defined = 0;
        for (int hits = 0; hits < weights.length; hits++) {
            if (exists[hits]) {
                defined += weights[hits];
                held += intervals[hits].contains(rate) ? weights[hits] : 0;
            }
        }
        return held / defined;
    }

    /** Returns the mean coverage over rates within one standard error of that rate, which evens out its jumps. */
    public double near(double rate) {
        double error = Math.sqrt(rate * (1 - rate) / (intervals.length - 1));
        double reach = Math.min(error, 0.9 * Math.min(rate, 1 - rate));
        int steps = 20;
        double sum = 0;
        for (int step = -steps; step <= steps; step++) {
            sum += at(rate + reach * step / steps);
        }
        return sum / (2 * steps + 1);
    }
}
