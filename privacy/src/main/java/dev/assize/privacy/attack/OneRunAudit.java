package dev.assize.privacy.attack;

import java.util.List;

/**
 * A lower bound of epsilon from many canaries of a single training. The guesses about canaries of one training depend
 * on each other, but if each canary was in by a fair coin of its own, then under pure epsilon differential privacy the
 * number of correct guesses is at most a binomial one,
 * {@code P(correct >= v) <= P(Bin(r, exp(epsilon) / (1 + exp(epsilon))) >= v)}; a delta adds
 * {@code 2 m delta max_i P(v - i <= Bin < v) / i}.
 *
 * <p>A bound of 0 proves nothing; higher is worse. Canaries that are in or out by anything but coins, such as the rows
 * of a split in the order of time, prove nothing either way.
 *
 * @see <a href="https://arxiv.org/abs/2305.08846">Steinke, Nasr and Jagielski, Privacy auditing with one training run,
 *     2023, theorem 5.2</a>
 */
public final class OneRunAudit {
    private static final double LARGEST = 100;
    private static final double CLOSE = 1e-9;

    private final OneRunTest test;
    private final double delta;
    private final double significance;

    private OneRunAudit(OneRunTest test, double delta, double significance) {
        if (!(delta >= 0 && delta < 1) || !(significance > 0 && significance < 1)) {
            throw new IllegalArgumentException("delta is " + delta + " and the significance " + significance
                    + "; delta lies in [0, 1), the significance above 0 and below 1");
        }
        this.test = test;
        this.delta = delta;
        this.significance = significance;
    }

    /**
     * Returns the audit that holds for every training.
     *
     * @param delta of the claim, 0 to below 1
     * @param significance probability that the bound is above a true epsilon
     */
    public static OneRunAudit ofAnyTraining(double delta, double significance) {
        return new OneRunAudit(new AnyOneRunTest(delta, significance), delta, significance);
    }

    /**
     * Returns the audit of a training whose trade-off curve is that of a Gaussian mechanism; its bound is larger, and
     * false where the curve is another one. It has no value at delta 0.
     *
     * @see <a href="https://arxiv.org/abs/2410.22235">Mahloujifar, Melis and Chaudhuri, Auditing f-differential privacy
     *     in one run, 2024, algorithm 3</a>
     */
    public static OneRunAudit ofGaussianTraining(double delta, double significance) {
        if (delta <= 0) {
            throw new IllegalArgumentException(
                    "delta is " + delta + "; a Gaussian mechanism has no finite epsilon without a delta above 0");
        }
        return new OneRunAudit(new GaussianOneRunTest(delta, significance), delta, significance);
    }

    /**
     * Returns the largest epsilon that the guesses refute, to 1e-9, rounded down; 0 if none is. At most 100.
     *
     * @param guesses made with a rule that was fixed before the coins were known
     */
    public double epsilon(OneRunGuesses guesses) {
        if (!test.refutes(guesses, 0)) {
            return 0;
        }
        double low = 0;
        double high = 1;
        while (high < LARGEST && test.refutes(guesses, high)) {
            low = high;
            high *= 2;
        }
        while (high - low > CLOSE) {
            double middle = (low + high) / 2;
            if (test.refutes(guesses, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the bound of a threshold that was fixed before anybody looked at these scores. */
    public double at(CanaryScores scores, double threshold) {
        return epsilon(OneRunGuesses.of(scores, threshold));
    }

    /**
     * Returns the largest bound over the corners of the envelope, the significance divided by their number; because the
     * data choose how many corners there are, that is a usual correction and not a proof.
     */
    public double overEnvelope(CanaryScores scores) {
        List<RocEnvelope.Corner> corners = RocEnvelope.of(scores).corners();
        OneRunAudit each = new OneRunAudit(
                test.withSignificance(significance / corners.size()), delta, significance / corners.size());
        return corners.stream()
                .filter(corner -> corner.caught() + corner.falselyCaught() > 0)
                .mapToDouble(corner -> each.at(scores, corner.threshold()))
                .max()
                .orElse(0);
    }
}
