package dev.assize.statistics.bootstrap;

import dev.assize.core.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * Intervals that hold for several values at once, and from them one for their maximum or minimum: {@code t_k ± c s_k}
 * with s_k the standard deviation of the draws of value k and c the quantile, over the draws, of the largest
 * {@code |t*_k - t_k| / s_k} (max-t). Values that move together cost less than by Bonferroni.
 *
 * <p>The largest lower and the largest upper end hold the true maximum with that confidence, although the largest value
 * was picked after seeing the data; the same for the minimum. Draws without value k say nothing about k and are passed
 * over there. A value without percentile interval (see {@link BootstrapDraws#reason}) would be missed silently, so
 * there are no bounds at all then.
 *
 * @see <a href="https://www.wiley.com/en-us/9780471557616">Westfall and Young, Resampling-based multiple testing,
 *     1993</a>
 */
public final class SimultaneousBounds {
    private static final String METHOD = "bootstrap max-t";

    private final List<Interval> intervals;

    private SimultaneousBounds(List<Interval> intervals) {
        this.intervals = intervals;
    }

    /**
     * Returns bounds for some values of one bootstrap, at least one of them.
     *
     * @param draws the bootstrap
     * @param values which values
     * @param confidence that all intervals hold, in (0, 1)
     * @return empty where a value has no interval of its own
     */
    public static Optional<SimultaneousBounds> of(BootstrapDraws draws, int[] values, double confidence) {
        if (values.length == 0) {
            throw new IllegalArgumentException("bounds for the largest of no values cannot be; name at least one");
        }
        if (Arrays.stream(values).anyMatch(v -> draws.reason(v, confidence).isPresent())) {
            return Optional.empty();
        }
        double[] estimates = Arrays.stream(values)
                .mapToDouble(v -> draws.estimate(v).orElseThrow())
                .toArray();
        double[] errors = Arrays.stream(values)
                .mapToDouble(v -> draws.standardError(v).orElseThrow())
                .toArray();
        double[] largest = IntStream.range(0, draws.draws())
                .mapToDouble(draw -> largest(draws, values, draw, estimates, errors))
                .sorted()
                .toArray();
        int place = (int) Math.min(largest.length, Math.ceil(confidence * (largest.length + 1)));
        double critical = largest[place - 1];
        return Optional.of(new SimultaneousBounds(IntStream.range(0, values.length)
                .mapToObj(i -> new Interval(
                        estimates[i] - critical * errors[i], estimates[i] + critical * errors[i], confidence, METHOD))
                .toList()));
    }

    private static double largest(BootstrapDraws draws, int[] values, int draw, double[] estimates, double[] errors) {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            double value = draws.raw(values[i], draw);
            largest = Double.isNaN(value) ? largest : Math.max(largest, Math.abs(value - estimates[i]) / errors[i]);
        }
        return largest;
    }

    /** Returns the intervals in the order of the values; not cut to the values' range. */
    public List<Interval> intervals() {
        return intervals;
    }

    /** Returns the interval of the largest of the true values. */
    public Interval ofLargest() {
        return extreme(Math::max);
    }

    /** Returns the interval of the smallest of the true values. */
    public Interval ofSmallest() {
        return extreme(Math::min);
    }

    private Interval extreme(DoubleBinaryOperator pick) {
        return new Interval(
                intervals.stream().mapToDouble(Interval::lower).reduce(pick).orElseThrow(),
                intervals.stream().mapToDouble(Interval::upper).reduce(pick).orElseThrow(),
                intervals.get(0).confidence(),
                METHOD);
    }
}
