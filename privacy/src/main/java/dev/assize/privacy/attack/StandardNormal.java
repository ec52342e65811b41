package dev.assize.privacy.attack;

import dev.assize.privacy.loss.GaussianTail;
import dev.assize.statistics.Normal;

/** Quantiles and probabilities of the standard normal distribution, exact also far out in the lower tail. */
final class StandardNormal {
    private static final double LOG_ROOT_TWO_PI = Math.log(2 * Math.PI) / 2;
    private static final double LEAST = 1e-300;

    private StandardNormal() {}

    /** The value below which there is probability p, above 0 and below 1; 1e-300 stands for less. */
    static double quantile(double p) {
        return p < 0.5
                ? -Normal.twoSidedTailQuantile(2 * Math.max(p, LEAST))
                : Normal.twoSidedTailQuantile(2 * Math.max(1 - p, LEAST));
    }

    static double cumulative(double z) {
        return z > 0 ? 1 - GaussianTail.above(z) : GaussianTail.above(-z);
    }

    static double logDensity(double x, double mean, double deviation) {
        double z = (x - mean) / deviation;
        return -z * z / 2 - LOG_ROOT_TWO_PI - Math.log(deviation);
    }
}
