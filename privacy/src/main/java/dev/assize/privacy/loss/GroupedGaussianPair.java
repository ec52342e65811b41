package dev.assize.privacy.loss;

/**
 * The pair of the Poisson-sampled Gaussian mechanism for all k records of a user, each of which takes part
 * independently: with them {@code sum over j of Bin(k, q)(j) N(j, s^2)}, without them {@code N(0, s^2)}.
 *
 * @see <a href="https://arxiv.org/abs/2401.10294">Ganesh, Tight group-level DP guarantees for DP-SGD with sampling via
 *     mixture of Gaussians mechanisms, 2024, theorem 3.1</a>
 */
public final class GroupedGaussianPair {
    private static final int ITERATIONS = 200;

    private final double[] weights;
    private final double[] logWeights;
    private final double noise;

    /**
     * Makes both pairs.
     *
     * @param weights probability of 0, 1, ... records of the user in a batch
     * @param noiseMultiplier s
     */
    public GroupedGaussianPair(double[] weights, double noiseMultiplier) {
        this.weights = weights.clone();
        this.logWeights = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            logWeights[j] = Math.log(weights[j]);
        }
        this.noise = noiseMultiplier;
    }

    /** Returns the pair with the mixture as P. */
    public LossPair removal() {
        return new Removal();
    }

    /** Returns the pair with the mixture as Q. */
    public LossPair addition() {
        return new Addition();
    }

    /** Returns {@code log sum of w_j exp((2 j z - j^2)/(2 s^2))}, the loss of an outcome z on removal. */
    public double ratio(double z) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < weights.length; j++) {
            largest = Math.max(largest, exponent(j, z));
        }
        if (largest < 1) {
            double less = 0;
            for (int j = 1; j < weights.length; j++) {
                less += weights[j] * Math.expm1(exponent(j, z) - logWeights[j]);
            }
            return Math.log1p(less);
        }
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += Math.exp(exponent(j, z) - largest);
        }
        return largest + Math.log(sum);
    }

    private double exponent(int j, double z) {
        return logWeights[j] + (2.0 * j * z - (double) j * j) / (2 * noise * noise);
    }

    /**
     * Returns the z with this ratio, or minus infinity where all ratios are larger: by Newton's method from above,
     * which falls to it as the ratio is convex; each single term is at most the whole, which gives the start.
     */
    private double outcome(double ratio) {
        if (weights[0] > 0 && ratio <= logWeights[0]) {
            return Double.NEGATIVE_INFINITY;
        }
        double z = Double.POSITIVE_INFINITY;
        for (int j = 1; j < weights.length; j++) {
            z = Math.min(z, noise * noise * (ratio - logWeights[j]) / j + j / 2.0);
        }
        for (int i = 0; i < ITERATIONS; i++) {
            double next = z - (ratio(z) - ratio) / slope(z);
            if (!(next < z)) {
                return z;
            }
            z = next;
        }
        return z;
    }

    /** Returns the derivative of the ratio, {@code E[j]/s^2} under its terms. */
    private double slope(double z) {
        double ratio = ratio(z);
        double sum = 0;
        for (int j = 1; j < weights.length; j++) {
            sum += j * Math.exp(exponent(j, z) - ratio);
        }
        return sum / (noise * noise);
    }

    private static double above(double x, double shift) {
        return x >= 0
                ? Math.exp(shift - x * x / 2) * GaussianTail.scaled(x)
                : Math.exp(shift) * (1 - GaussianTail.above(-x));
    }

    /** {@code exp(shift) P(sign (Z + j/s) > x)} of the mixture. */
    private double mixed(double z, int sign, double shift) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] > 0 ? weights[j] * above(sign * (z - j / noise), shift) : 0;
        }
        return sum;
    }

    private static double deviations(double tail) {
        return Math.sqrt(-2 * Math.log(Math.min(tail, 0.5)));
    }

    private final class Removal implements LossPair {
        @Override
        public void tails(double loss, double[] into) {
            double z = outcome(loss) / noise;
            into[0] = mixed(z, -1, 0);
            into[1] = mixed(z, 1, 0);
            into[2] = above(-z, loss);
            into[3] = above(z, loss);
        }

        @Override
        public double high(double tail) {
            double z = 0;
            for (int j = 0; j < weights.length; j++) {
                if (weights[j] * weights.length > tail) {
                    z = Math.max(z, j + noise * deviations(tail / (2 * weights[j] * weights.length)));
                }
            }
            return Math.max(ratio(z), ratio(noise * deviations(tail / 2)));
        }

        @Override
        public double low(double tail) {
            return ratio(-noise * deviations(tail));
        }
    }

    private final class Addition implements LossPair {
        @Override
        public void tails(double loss, double[] into) {
            double z = outcome(-loss) / noise;
            into[0] = above(z, 0);
            into[1] = above(-z, 0);
            into[2] = mixed(z, 1, loss);
            into[3] = mixed(z, -1, loss);
        }

        @Override
        public double high(double tail) {
            return -ratio(-noise * deviations(tail));
        }

        @Override
        public double low(double tail) {
            return -ratio(noise * deviations(tail));
        }

        @Override
        public double most() {
            return -logWeights[0];
        }
    }
}
