package dev.assize.privacy.attack;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * How probable so many correct guesses are at most, if the training is (epsilon, delta) private:
 * {@code beta + 2 m delta alpha} with {@code beta = P(Bin(r, q) >= v)},
 * {@code alpha = max over i = 1..v of P(v - i <= Bin < v) / i} and {@code q = 1 / (1 + exp(-epsilon))}; at most 1.
 *
 * @see <a href="https://arxiv.org/abs/2305.08846">Steinke, Nasr and Jagielski, Privacy auditing with one training run,
 *     2023, theorem 5.2 and appendix D</a>
 */
public final class OneRunPValue {
    private OneRunPValue() {}

    /**
     * Returns the p-value, in [0, 1]; small values refute the claim.
     *
     * @param epsilon of the claim, at least 0
     * @param delta of the claim, 0 to below 1
     */
    public static double of(OneRunGuesses guesses, double epsilon, double delta) {
        double tail = guesses.correct() == 0 ? 1 : atLeast(guesses, epsilon);
        double extra = delta > 0 ? 2 * guesses.canaries() * delta * alpha(guesses, epsilon) : 0;
        return Math.min(1, tail + extra);
    }

    private static double atLeast(OneRunGuesses guesses, double epsilon) {
        double right = 1 / (1 + Math.exp(-epsilon));
        return Beta.regularizedBeta(right, (double) guesses.correct(), guesses.guesses() - guesses.correct() + 1.0);
    }

    /** Sums from v - 1 downwards; logarithms, because the first terms may be too small for a double. */
    private static double alpha(OneRunGuesses guesses, double epsilon) {
        long r = guesses.guesses();
        double logProbability = guesses.correct() == 0 ? 0 : logProbability(r, guesses.correct() - 1, epsilon);
        double sum = 0;
        double best = 0;
        for (long i = 1; i <= guesses.correct(); i++) {
            long k = guesses.correct() - i;
            sum += Math.exp(logProbability);
            best = Math.max(best, sum / i);
            logProbability += Math.log((double) k / (r - k + 1)) - epsilon;
        }
        return best;
    }

    private static double logProbability(long r, long k, double epsilon) {
        double choose = Gamma.logGamma(r + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(r - k + 1.0);
        double logRight = -Math.log1p(Math.exp(-epsilon));
        return choose + k * logRight + (r - k) * (logRight - epsilon);
    }
}
