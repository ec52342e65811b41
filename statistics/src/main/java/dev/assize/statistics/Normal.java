package dev.assize.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Normal() {}

    /** Returns the probability of a value up to {@code z}. */
    public static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** Returns z with probability {@code confidence} between -z and z, for example 1.96 for 0.95. */
    public static double twoSidedQuantile(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
        return -STANDARD.inverseCumulativeProbability((1 - confidence) / 2);
    }
}
