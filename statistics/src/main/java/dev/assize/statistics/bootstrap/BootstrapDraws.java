package dev.assize.statistics.bootstrap;

import dev.assize.core.Interval;
import dev.assize.statistics.Normal;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a bootstrap drew: for each value its estimate and its draws.
 *
 * <p>Draws without a value (a group without positives) are left out and their number stands in the interval's method:
 * the interval holds for samples in which the value exists. No interval is given, and {@link #reason} says why, where
 * the estimate does not exist, where more than a tenth of the draws has no value, where all draws are equal (which is
 * what no hits at all give, and not certainty), and where a tail of the confidence asked for is less than one draw.
 */
public final class BootstrapDraws {
    private static final double MOST_UNDEFINED = 0.1;
    private static final double ROUNDING = 1e-12;

    private final double[] estimates;
    private final double[][] drawn;
    private final double[][] sorted;
    private final Jackknife jackknife;

    BootstrapDraws(double[] estimates, double[][] drawn, Jackknife jackknife) {
        this.estimates = estimates;
        this.drawn = drawn;
        this.sorted = Arrays.stream(drawn).map(BootstrapDraws::sorted).toArray(double[][]::new);
        this.jackknife = jackknife;
    }

    /** Returns the value of the observed cells, where it exists. */
    public OptionalDouble estimate(int value) {
        return Double.isNaN(estimates[value]) ? OptionalDouble.empty() : OptionalDouble.of(estimates[value]);
    }

    /** Returns how many draws have no such value. */
    public int undefined(int value) {
        return drawn[value].length - sorted[value].length;
    }

    /** Returns the standard deviation of the draws (n - 1); empty with fewer than two of them. */
    public OptionalDouble standardError(int value) {
        double[] values = sorted[value];
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
    }

    /** Returns why there is no percentile interval of that confidence; empty where there is one. */
    public Optional<String> reason(int value, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
        int all = drawn[value].length;
        double[] values = sorted[value];
        if (estimate(value).isEmpty()) {
            return Optional.of("the value itself is undefined");
        }
        if (all - values.length > MOST_UNDEFINED * all) {
            return Optional.of(all - values.length + " of " + all + " draws have no value");
        }
        if (isOneValue(values[0], values[values.length - 1])) {
            return Optional.of("all draws have the same value, which says nothing of its error");
        }
        if ((values.length + 1) * (1 - confidence) / 2 < 1) {
            return Optional.of(all + " draws are too few for a confidence of " + confidence + "; "
                    + Math.round(Math.ceil(2 / (1 - confidence) * (1 - ROUNDING))) + " would do");
        }
        return Optional.empty();
    }

    /** Returns the interval between the quantiles {@code (1 ± confidence)/2} of the draws, where there is one. */
    public Optional<Interval> percentile(int value, double confidence) {
        if (reason(value, confidence).isPresent()) {
            return Optional.empty();
        }
        double tail = (1 - confidence) / 2;
        return Optional.of(between(value, tail, 1 - tail, confidence, "bootstrap percentile"));
    }

    /**
     * Returns the bias-corrected and accelerated interval: the quantiles {@code Phi(z0 + (z0 ± z)/(1 - a (z0 ± z)))} of
     * the draws, with {@code z0} the normal quantile of the share of draws below the estimate (equal ones count half)
     * and a the acceleration of a jackknife over rows. Quantiles beyond the outermost draw are taken there. Also empty
     * where z0 is infinite, and where the value does not survive the loss of any one row.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron, Better bootstrap confidence intervals,
     *     1987</a>
     */
    public Optional<Interval> bca(int value, double confidence) {
        if (reason(value, confidence).isPresent() || !jackknife.has(value)) {
            return Optional.empty();
        }
        double below = shareBelow(value);
        if (below == 0 || below == 1) {
            return Optional.empty();
        }
        double bias = quantile(below);
        double z = Normal.twoSidedQuantile(confidence);
        double acceleration = jackknife.acceleration(value);
        double low = corrected(bias, -z, acceleration);
        double high = corrected(bias, z, acceleration);
        return Optional.of(between(value, low, high, confidence, "bootstrap BCa"));
    }

    /** Whether two values differ by rounding at most. */
    private static boolean isOneValue(double least, double most) {
        return most - least <= Math.max(Math.abs(least), Math.abs(most)) * ROUNDING;
    }

    int draws() {
        return drawn[0].length;
    }

    /** NaN where there is none: only inside of this package. */
    double raw(int value, int draw) {
        return drawn[value][draw];
    }

    private double shareBelow(int value) {
        double below = 0;
        for (double draw : sorted[value]) {
            below += draw < estimates[value] ? 1 : draw > estimates[value] ? 0 : 0.5;
        }
        return below / sorted[value].length;
    }

    private static double corrected(double bias, double z, double acceleration) {
        double shifted = bias + z;
        double divisor = 1 - acceleration * shifted;
        if (divisor <= 0) {
            return shifted > 0 ? 1 : 0;
        }
        return Normal.cumulative(bias + shifted / divisor);
    }

    private static double quantile(double probability) {
        double z = Normal.twoSidedTailQuantile(2 * Math.min(probability, 1 - probability));
        return probability < 0.5 ? -z : z;
    }

    private Interval between(int value, double low, double high, double confidence, String method) {
        int missing = undefined(value);
        String draws = ", " + drawn[value].length + " draws" + (missing == 0 ? "" : ", " + missing + " without value");
        return new Interval(at(sorted[value], low), at(sorted[value], high), confidence, method + draws);
    }

    /** The quantile at place p (n + 1), counted from 1, between two draws by straight interpolation. */
    private static double at(double[] sorted, double probability) {
        double place = Math.max(1, Math.min(sorted.length, probability * (sorted.length + 1)));
        int below = (int) Math.min(sorted.length - 1, Math.floor(place));
        double part = place - below;
        double first = sorted[below - 1];
        return first + part * (sorted[below] - first);
    }

    /** The draws that have a value, by size. */
    private static double[] sorted(double[] drawn) {
        double[] sorted = drawn.clone();
        Arrays.sort(sorted);
        int size = sorted.length;
        while (size > 0 && Double.isNaN(sorted[size - 1])) {
            size--;
        }
        return Arrays.copyOf(sorted, size);
    }
}
