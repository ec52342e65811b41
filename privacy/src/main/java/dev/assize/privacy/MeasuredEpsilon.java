package dev.assize.privacy;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.statistics.ClopperPearsonInterval;

/**
 * The epsilon that a test for membership refutes. Under (epsilon, delta) differential privacy every test has {@code TPR
 * <= exp(epsilon) FPR + delta} and {@code 1 - FPR <= exp(epsilon) (1 - TPR) + delta}; so with a lower bound of one side
 * and an upper bound of the other
 * {@code epsilon >= max(0, ln((TPR_low - delta) / FPR_high), ln((1 - FPR_high - delta) / (1 - TPR_low)))}.
 *
 * <p>Both bounds are one-sided Clopper-Pearson bounds of 97.5 %, which hold together with 95 %; the test must not have
 * been picked by its success on the same rows.
 *
 * @see <a href="https://arxiv.org/abs/2006.07709">Jagielski, Ullman and Oprea, Auditing differentially private machine
 *     learning, 2020, algorithm 2</a>
 */
public final class MeasuredEpsilon {
    private static final double CONFIDENCE = 0.95;

    private MeasuredEpsilon() {}

    /**
     * Returns the largest epsilon that is refuted, with 95 % confidence; 0 if none is.
     *
     * @param members how many of the cases with the record were taken for such
     * @param others how many of the cases without it were
     * @param delta of the claim, 0 to below 1
     */
    public static double of(Counts members, Counts others, double delta) {
        return of(members, others, delta, CONFIDENCE);
    }

    /** As {@link #of(Counts, Counts, double)}, with another confidence, for example to try several tests. */
    public static double of(Counts members, Counts others, double delta, double confidence) {
        Interval truePositives = ClopperPearsonInterval.of(members, confidence);
        Interval falsePositives = ClopperPearsonInterval.of(others, confidence);
        double caught = logRatio(truePositives.lower() - delta, falsePositives.upper());
        double cleared = logRatio(1 - falsePositives.upper() - delta, 1 - truePositives.lower());
        return Math.max(0, Math.max(caught, cleared));
    }

    /** The upper end of an interval is never 0, and the lower never 1. */
    private static double logRatio(double numerator, double denominator) {
        return numerator > 0 ? Math.log(numerator / denominator) : 0;
    }
}
