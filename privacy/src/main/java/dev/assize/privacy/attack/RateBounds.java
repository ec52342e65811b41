package dev.assize.privacy.attack;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.statistics.ClopperPearsonInterval;

/**
 * A lower bound of the true and an upper bound of the false positive rate that hold together with probability 1 -
 * significance, each by Clopper and Pearson at half of it.
 *
 * @param truePositives TPR at least, in [0, 1)
 * @param falsePositives FPR at most, in (0, 1]
 */
record RateBounds(double truePositives, double falsePositives) {
    static RateBounds of(Counts caught, Counts falselyCaught, double significance) {
        Interval in = ClopperPearsonInterval.of(caught, 1 - significance);
        Interval out = ClopperPearsonInterval.of(falselyCaught, 1 - significance);
        return new RateBounds(in.lower(), out.upper());
    }

    /** What {@code TPR <= exp(epsilon) FPR + delta} says of epsilon, at least 0. */
    double forward(double delta) {
        return logRatio(truePositives - delta, falsePositives);
    }

    /** What {@code 1 - FPR <= exp(epsilon) (1 - TPR) + delta} says of epsilon, at least 0. */
    double backward(double delta) {
        return logRatio(1 - falsePositives - delta, 1 - truePositives);
    }

    /**
     * The distance of two unit Gaussians that these rates tell apart; 0 if a rate bound of errors reaches {@code most}.
     */
    double separation(double most) {
        double misses = 1 - truePositives;
        return Math.max(misses, falsePositives) < most
                ? -StandardNormal.quantile(misses) - StandardNormal.quantile(falsePositives)
                : 0;
    }

    private static double logRatio(double numerator, double denominator) {
        return numerator > 0 ? Math.max(0, Math.log(numerator / denominator)) : 0;
    }
}
