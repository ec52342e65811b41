package dev.assize.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The standard normal distribution, also far out in its tails, where 1 - p is no longer a different double.
 *
 * <p>Relative accuracy of {@link #twoSidedTail} and {@link #twoSidedTailQuantile} is about 1e-13 down to tails of
 * 1e-300.
 */
public final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
    private static final int MOST_STEPS = 100;
    private static final double STEP_TOLERANCE = 1e-15;

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
        return twoSidedTailQuantile(1 - confidence);
    }

    /** Returns the probability of a value further from 0 than {@code z}: the two-sided p-value of a z statistic. */
    public static double twoSidedTail(double z) {
        return 2 * STANDARD.cumulativeProbability(-Math.abs(z));
    }

    /**
     * Returns z with probability {@code alpha} outside -z to z, by Newton's method on the logarithm of the tail, which
     * is concave, so that every step from the left stays left of the root.
     *
     * @param alpha in [1e-300, 1]
     */
    public static double twoSidedTailQuantile(double alpha) {
        if (!(alpha >= 1e-300 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + ", it must lie between 1e-300 and 1");
        }
        double goal = Math.log(alpha / 2);
        double z = alpha > 1e-3 ? Math.abs(STANDARD.inverseCumulativeProbability(alpha / 2)) : Math.sqrt(-2 * goal) - 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            double tail = STANDARD.cumulativeProbability(-z);
            double change = (Math.log(tail) - goal) * tail / STANDARD.density(z);
            z += change;
            if (Math.abs(change) <= STEP_TOLERANCE * Math.max(1, Math.abs(z))) {
                break;
            }
        }
        return Math.max(0, z);
    }
}
