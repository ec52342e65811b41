package dev.assize.statistics;

import org.apache.commons.math3.special.Beta;

/** Student's t distribution, in its far tails as well. */
final class Student {
    private static final int HALVINGS = 200;
    private static final double CLOSE = 1e-13;

    /** Where {@code t²} is this many times the degrees, the first term of the series of the tail is exact. */
    private static final double FAR = 1e17;

    private Student() {}

    /**
     * Returns the t that is passed in either direction with probability {@code alpha}: {@code P(|T| > t) = alpha}. By
     * bisection of ln t between the quantile of the normal distribution, which is smaller, and twice of what is passed
     * seldom enough; to about 1e-12 relative.
     *
     * @param alpha above 0; 1 and more give 0
     * @param degrees of freedom, above 0
     */
    static double twoSidedTailQuantile(double alpha, double degrees) {
        double low = Normal.twoSidedTailQuantile(alpha);
        if (alpha >= 1 || low <= 0) {
            return 0;
        }
        double asked = Math.log(alpha);
        double high = 2 * low;
        while (logTails(high, degrees) > asked && high < Double.MAX_VALUE / 4) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && high / low > 1 + CLOSE; i++) {
            double middle = Math.sqrt(low) * Math.sqrt(high);
            if (logTails(middle, degrees) > asked) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Returns {@code ln P(|T| > t)}: the incomplete beta function at {@code x = degrees / (degrees + t²)}. */
    private static double logTails(double t, double degrees) {
        double square = t / degrees * t;
        if (square < FAR) {
            return Math.log(Beta.regularizedBeta(1 / (1 + square), degrees / 2, 0.5));
        }
        double half = degrees / 2;
        return half * (Math.log(degrees) - 2 * Math.log(t)) - Math.log(half) - Beta.logBeta(half, 0.5);
    }
}
