package dev.assize.robustness;

import dev.assize.core.Estimate;
import dev.assize.core.Tensor;
import dev.assize.statistics.Estimates;

/**
 * Scores that only the true probabilities make best, as means over rows with normal intervals.
 *
 * <p>Negative log likelihood {@code mean of -ln p(true class)}, in nats, with p at least 2.22e-16, so 0 to 36.1. Brier
 * score {@code mean of sum over classes (p_k - 1[k true])²}, 0 to 2 (for two classes it is twice the one-sided form).
 * Lower is better.
 *
 * @see <a href="https://doi.org/10.1198/016214506000001437">Gneiting, Raftery, Strictly Proper Scoring Rules,
 *     Prediction, and Estimation, 2007</a>
 */
public final class ProperScores {
    private static final double LEAST_PROBABILITY = Math.ulp(1.0);
    private static final double LARGEST_BRIER = 2;

    private ProperScores() {}

    /** Returns the negative log likelihood of at least one row. */
    public static Estimate negativeLogLikelihood(Tensor probabilities, int[] truth) {
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            double p = Math.min(1, Math.max(LEAST_PROBABILITY, probabilities.at(row, truth[row])));
            losses[row] = -Math.log(p);
        }
        return mean(losses, -Math.log(LEAST_PROBABILITY));
    }

    /** Returns the Brier score of at least one row. */
    public static Estimate brier(Tensor probabilities, int[] truth) {
        double[] losses = new double[truth.length];
        for (int row = 0; row < losses.length; row++) {
            for (int k = 0; k < probabilities.rowSize(); k++) {
                double miss = probabilities.at(row, k) - (k == truth[row] ? 1 : 0);
                losses[row] += miss * miss;
            }
        }
        return mean(losses, LARGEST_BRIER);
    }

    /** A single row says nothing about spread; its standard error is half the range. */
    private static Estimate mean(double[] losses, double most) {
        double mean = 0;
        for (double loss : losses) {
            mean += loss / losses.length;
        }
        double squares = 0;
        for (double loss : losses) {
            squares += (loss - mean) * (loss - mean);
        }
        double n = losses.length;
        double standardError = n < 2 ? most / 2 : Math.sqrt(squares / (n - 1) / n);
        return Estimates.normal(Math.max(0, Math.min(most, mean)), standardError, 0, most);
    }
}
