package dev.assize.statistics;

import dev.assize.core.Uncertainty;
import java.util.function.DoublePredicate;

/**
 * How strongly an estimate proves a limit: the smallest two-sided alpha at which the interval of confidence 1 - alpha
 * still lies on one side of the limit. It is the p-value of the test that the interval inverts, and what {@link
 * MultipleComparisons} corrects; the interval of confidence c proves the limit where the result is at most 1 - c.
 *
 * <p>Results lie in [1e-300, 1]: 1 where no interval proves the limit, 1e-300 where every interval does (a rate is at
 * least 0 whatever was counted). Found by bisection on the logarithm of alpha, to about 1e-12 relative; the result errs
 * upwards, towards less proof.
 */
public final class Confidences {
    /** The result where even the widest interval proves the limit. */
    public static final double SMALLEST = 1e-300;

    private static final int HALVINGS = 60;
    private static final ScaledBounds SAMPLE = new ScaledBounds(1);

    private Confidences() {}

    /** Returns the smallest alpha whose interval has its lower end at {@code limit} or above. */
    public static double provingAtLeast(Uncertainty uncertainty, double limit) {
        return smallest(alpha -> SAMPLE.of(uncertainty, alpha).lower() >= limit);
    }

    /** Returns the smallest alpha whose interval has its upper end at {@code limit} or below. */
    public static double provingAtMost(Uncertainty uncertainty, double limit) {
        return smallest(alpha -> SAMPLE.of(uncertainty, alpha).upper() <= limit);
    }

    /** Returns the smallest alpha whose interval lies above {@code limit}: what breaks "at most {@code limit}". */
    public static double provingAbove(Uncertainty uncertainty, double limit) {
        return smallest(alpha -> SAMPLE.of(uncertainty, alpha).lower() > limit);
    }

    /** Returns the smallest alpha whose interval lies below {@code limit}: what breaks "at least {@code limit}". */
    public static double provingBelow(Uncertainty uncertainty, double limit) {
        return smallest(alpha -> SAMPLE.of(uncertainty, alpha).upper() < limit);
    }

    private static double smallest(DoublePredicate proves) {
        if (!proves.test(1)) {
            return 1;
        }
        if (proves.test(SMALLEST)) {
            return SMALLEST;
        }
        double fails = Math.log(SMALLEST);
        double holds = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (fails + holds) / 2;
            if (proves.test(Math.exp(middle))) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return Math.exp(holds);
    }
}
