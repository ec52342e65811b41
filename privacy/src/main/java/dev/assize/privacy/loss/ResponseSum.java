package dev.assize.privacy.loss;

/**
 * The sum of the losses of n equal randomized responses, exactly: the loss of one is e, 0 or -e with the probabilities
 * u, m and d, so that the sum is {@code (n-k) e} with the coefficient c of {@code x^k} in {@code (u + m x + d x^2)^n}.
 *
 * <p>It holds {@code u k c_k = m (n-k+1) c_(k-1) + d (2n-k+2) c_(k-2)}, which comes from {@code f (f^n)' = n f' f^n}.
 * Up to k = n all terms are positive, so that the relative error of a coefficient grows by a few roundings a step and
 * no more; beyond, the loss {@code -j e} is {@code exp(-j e)} times as likely as {@code j e}. The sum of all is 1.
 */
public final class ResponseSum {
    /** More steps than this are added up on a lattice like other mechanisms. */
    public static final long MOST_STEPS = 4_000_000;

    /** Smaller deltas are not told apart from 0. */
    public static final double LEAST_DELTA = 1e-200;

    private static final double BIG = 0x1p400;

    /** Roundings in one step of the recurrence, generously, with those of the sums over all masses. */
    private static final double ROUNDINGS = 12;

    private final double step;
    private final double[] masses;

    /**
     * Adds up.
     *
     * @param up u, the probability of the largest loss
     * @param even m, that of 0
     * @param down d, that of the smallest one, above 0 and below u
     * @param steps n, from 1 to {@link #MOST_STEPS}
     */
    public ResponseSum(double up, double even, double down, long steps) {
        this.step = Math.log(up / down);
        this.masses = coefficients(Math.toIntExact(steps), up, even, down);
        double sum = 0;
        for (int j = 0; j < masses.length; j++) {
            sum += masses[j] * (j == 0 ? 1 : 1 + Math.exp(-j * step));
        }
        for (int j = 0; j < masses.length; j++) {
            masses[j] /= sum;
        }
    }

    /** The coefficients of the losses from 0 up, in common units; far smaller ones than the largest become 0. */
    private static double[] coefficients(int n, double up, double even, double down) {
        double[] values = new double[n + 1];
        int[] scales = new int[n + 1];
        double before = 0;
        double last = 1;
        int scale = 0;
        values[n] = 1;
        for (int k = 1; k <= n; k++) {
            double value = (even * (n - k + 1.0) * last + down * (2.0 * n - k + 2.0) * before) / (up * k);
            before = last;
            last = value;
            if (last > BIG) {
                last /= BIG;
                before /= BIG;
                scale++;
            }
            values[n - k] = last;
            scales[n - k] = scale;
        }
        for (int j = 0; j <= n; j++) {
            for (int i = scales[j]; i < Math.min(scale, scales[j] + 3); i++) {
                values[j] /= BIG;
            }
        }
        return values;
    }

    /** Returns by how much delta may be off because of rounding, relative to it. */
    public double rounding() {
        return ROUNDINGS * masses.length * Math.ulp(1.0);
    }

    /**
     * Returns delta.
     *
     * @param epsilon at least 0
     */
    public double delta(double epsilon) {
        double delta = 0;
        for (int j = masses.length - 1; j > 0 && j * step > epsilon; j--) {
            delta += masses[j] * -Math.expm1(epsilon - j * step);
        }
        return Math.min(1, delta);
    }

    /**
     * Returns the smallest epsilon, at least 0, at which delta holds. From the largest loss down, with
     * {@code B_j = sum over i >= j of P_i exp(-(i-j) e)}, delta at {@code (j-1) e} is that at {@code j e} and
     * {@code (1 - exp(-e)) B_j}; between both it is linear in {@code exp(epsilon)}.
     *
     * @param delta at least 0; below {@link #LEAST_DELTA} it gives {@code n e}, which holds with delta 0
     */
    public double epsilon(double delta) {
        if (delta < LEAST_DELTA) {
            return (masses.length - 1) * step;
        }
        double shrink = Math.exp(-step);
        double reached = 0;
        double discounted = 0;
        for (int j = masses.length - 1; j > 0; j--) {
            discounted = masses[j] + shrink * discounted;
            double next = reached - Math.expm1(-step) * discounted;
            if (next > delta) {
                return Math.max(0, j * step + Math.log1p(-(delta - reached) / discounted));
            }
            reached = next;
        }
        return 0;
    }
}
