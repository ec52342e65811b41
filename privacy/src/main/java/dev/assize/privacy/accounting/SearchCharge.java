package dev.assize.privacy.accounting;

import dev.assize.privacy.mechanism.Phase;
import java.util.List;

/**
 * The price of a hyperparameter search that keeps the best of several private runs, each with the same phases.
 *
 * <p>With a known number of runs every run counts. With a random number, drawn before and not looked at, the price is
 * lower: truncated negative binomial, geometric, logarithmic or Poisson.
 *
 * @see <a href="https://arxiv.org/abs/2110.03620">Papernot and Steinke, Hyperparameter tuning with Rényi differential
 *     privacy, 2022, theorems 2 and 6</a>
 * @see <a href="https://arxiv.org/abs/1811.07971">Liu and Talwar, Private selection from private candidates, 2019</a>
 */
public final class SearchCharge {
    private static final int HALVINGS = 200;

    private SearchCharge() {}

    /** Returns epsilon of a known number of runs, all of which count. */
    public static EpsilonBracket known(List<Phase> phases, long runs, double delta) {
        return Accounting.epsilon(
                phases.stream()
                        .map(phase -> new Phase(phase.mechanism(), Math.multiplyExact(phase.steps(), runs)))
                        .toList(),
                delta);
    }

    /**
     * Returns epsilon of the best of a Poisson number of runs; without any run nothing is given out.
     *
     * @param meanRuns above 0
     */
    public static EpsilonBracket poisson(List<Phase> phases, double meanRuns, double delta) {
        requireMean(meanRuns, Double.MIN_NORMAL);
        double[] orders = RenyiOrders.standard().values();
        double best = Double.MAX_VALUE;
        RdpAccountant accountant = new RdpAccountant();
        for (double order : orders) {
            double epsilonHat = Math.log1p(1 / (order - 1));
            double deltaHat = accountant.delta(phases, epsilonHat).upper();
            double charged =
                    RdpAccountant.divergence(phases, order) + meanRuns * deltaHat + Math.log(meanRuns) / (order - 1);
            best = Math.min(best, RdpAccountant.epsilon(order, Math.max(0, charged), Targets.delta(delta)));
        }
        return new EpsilonBracket(0, best, "RDP, Poisson search");
    }

    /**
     * Returns epsilon of the best of a truncated negative binomial number of runs.
     *
     * @param shape at least 0: 1 is geometric, 0 logarithmic
     * @param meanRuns at least 1
     */
    public static EpsilonBracket negativeBinomial(List<Phase> phases, double shape, double meanRuns, double delta) {
        requireMean(meanRuns, 1);
        if (!(shape >= 0 && Double.isFinite(shape))) {
            throw new IllegalArgumentException(
                    "the shape of the number of runs is " + shape + "; it is finite and at least 0");
        }
        double[] orders = RenyiOrders.standard().values();
        double stop = stopping(shape, meanRuns);
        double extra = Double.MAX_VALUE;
        for (double order : orders) {
            extra = Math.min(extra, (1 - 1 / order) * RdpAccountant.divergence(phases, order) - Math.log(stop) / order);
        }
        double best = Double.MAX_VALUE;
        for (double order : orders) {
            double charged =
                    RdpAccountant.divergence(phases, order) + Math.log(meanRuns) / (order - 1) + (1 + shape) * extra;
            best = Math.min(best, RdpAccountant.epsilon(order, charged, Targets.delta(delta)));
        }
        return new EpsilonBracket(0, best, "RDP, negative binomial search");
    }

    /** Returns the stopping probability of the number of runs with this mean, rounded down. */
    static double stopping(double shape, double mean) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS && Math.nextUp(low) < high; i++) {
            double middle = (low + high) / 2;
            if (mean(shape, middle) < mean) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.max(low, Double.MIN_NORMAL);
    }

    /** The mean: {@code shape (1 - g) / (g (1 - g^shape))}, and {@code (1 - 1/g)/log g} for shape 0. */
    private static double mean(double shape, double stop) {
        if (stop >= 1) {
            return 1;
        }
        return shape == 0
                ? (1 / stop - 1) / -Math.log(stop)
                : shape * (1 - stop) / (stop * -Math.expm1(shape * Math.log(stop)));
    }

    private static void requireMean(double mean, double least) {
        if (!(mean >= least && Double.isFinite(mean))) {
            throw new IllegalArgumentException(
                    "the mean number of runs is " + mean + "; it is finite and at least " + least);
        }
    }
}
