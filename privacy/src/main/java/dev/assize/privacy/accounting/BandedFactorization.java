package dev.assize.privacy.accounting;

/**
 * Correlated noise for prefix sums: the strategy C is lower triangular Toeplitz with the coefficients of
 * {@code (1-x)^(-1/2)} cut to some bands, and {@code A C^-1 (C g + noise)} is released, A the prefix sums.
 *
 * @see <a href="https://arxiv.org/abs/2306.08153">Choquette-Choo et al., (Amplified) banded matrix factorization,
 *     2023</a>
 */
public final class BandedFactorization {
    private final double[] coefficients;

    /**
     * Makes the strategy.
     *
     * @param steps n, at least 1
     * @param bands from 1, which is independent noise, to n
     */
    public BandedFactorization(int steps, int bands) {
        if (steps < 1 || bands < 1 || bands > steps) {
            throw new IllegalArgumentException(
                    "a strategy of " + bands + " bands for " + steps + " steps makes no sense; 1 <= bands <= steps");
        }
        coefficients = new double[steps];
        double value = 1;
        for (int k = 0; k < bands; k++) {
            coefficients[k] = value;
            value *= (2 * k + 1.0) / (2 * k + 2.0);
        }
    }

    /** Returns the first column of C. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** Returns the first column of the inverse of C. */
    public double[] inverse() {
        double[] inverse = new double[coefficients.length];
        for (int i = 0; i < inverse.length; i++) {
            double sum = i == 0 ? 1 : 0;
            for (int k = 1; k <= i; k++) {
                sum -= coefficients[k] * inverse[i - k];
            }
            inverse[i] = sum;
        }
        return inverse;
    }

    /**
     * Returns the most that one record changes {@code C g} (L2) with unit clip norm: the norm of the sum of the columns
     * of the steps it takes part in.
     *
     * @param participations how often, at least 1
     * @param separation steps between two of them
     */
    public double sensitivity(int participations, int separation) {
        double[] sum = new double[coefficients.length];
        for (int p = 0; p < participations; p++) {
            int first = Math.multiplyExact(p, separation);
            for (int i = first; i < sum.length; i++) {
                sum[i] += coefficients[i - first];
            }
        }
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** Returns the standard deviations of the released prefix sums for noise of 1 in every step, first to last. */
    public double[] errors() {
        double[] inverse = inverse();
        double[] errors = new double[inverse.length];
        double prefix = 0;
        double squares = 0;
        for (int i = 0; i < errors.length; i++) {
            prefix += inverse[i];
            squares += prefix * prefix;
            errors[i] = Math.sqrt(squares);
        }
        return errors;
    }

    /** Returns the root mean square of {@link #errors}. */
    public double rootMeanSquareError() {
        double[] errors = errors();
        double sum = 0;
        for (double error : errors) {
            sum += error * error;
        }
        return Math.sqrt(sum / errors.length);
    }
}
