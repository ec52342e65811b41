package dev.assize.privacy.loss;

/**
 * The pair of the Poisson-sampled Gaussian mechanism: with the record {@code (1-q) N(0, s^2) + q N(1, s^2)}, without it
 * {@code N(0, s^2)}. Of both directions, removal has the mixture as P, addition as Q.
 *
 * @see <a href="https://arxiv.org/abs/2106.08567">Zhu, Dong and Wang, Optimal accounting of differential privacy via
 *     characteristic function, 2022, theorem 11</a>
 */
public final class SampledGaussianPair {
    private final double rate;
    private final double noise;

    /** Makes both pairs of a sampling rate and a noise multiplier. */
    public SampledGaussianPair(double samplingRate, double noiseMultiplier) {
        this.rate = samplingRate;
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

    /** {@code log(1 - q + q exp((2 z - 1)/(2 s^2)))}. */
    private double ratio(double z) {
        double exponent = (2 * z - 1) / (2 * noise * noise);
        return exponent < 30
                ? Math.log1p(rate * Math.expm1(exponent))
                : exponent + Math.log(rate) + Math.log1p((1 - rate) / rate * Math.exp(-exponent));
    }

    /** The z with this ratio, or minus infinity where all ratios are larger. */
    private double outcome(double ratio) {
        double inside = ratio < 30 ? Math.log1p(Math.expm1(ratio) / rate) : ratio - Math.log(rate);
        return Double.isNaN(inside) || inside == Double.NEGATIVE_INFINITY
                ? Double.NEGATIVE_INFINITY
                : noise * noise * inside + 0.5;
    }

    /** {@code exp(shift) P(Z > x)}. */
    private static double above(double x, double shift) {
        return x >= 0
                ? Math.exp(shift - x * x / 2) * GaussianTail.scaled(x)
                : Math.exp(shift) * (1 - GaussianTail.above(-x));
    }

    /** A number of standard deviations beyond which at most this much lies. */
    private static double deviations(double tail) {
        return Math.sqrt(-2 * Math.log(Math.min(tail, 0.5)));
    }

    private final class Removal implements LossPair {
        @Override
        public void tails(double loss, double[] into) {
            double z = outcome(loss) / noise;
            double shifted = z - 1 / noise;
            into[0] = (1 - rate) * above(-z, 0) + rate * above(-shifted, 0);
            into[1] = (1 - rate) * above(z, 0) + rate * above(shifted, 0);
            into[2] = above(-z, loss);
            into[3] = above(z, loss);
        }

        @Override
        public double high(double tail) {
            return ratio(Math.max(noise * deviations(tail / 2), 1 + noise * deviations(tail / (2 * rate))));
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
            double shifted = z - 1 / noise;
            into[0] = above(z, 0);
            into[1] = above(-z, 0);
            into[2] = (1 - rate) * above(z, loss) + rate * above(shifted, loss);
            into[3] = (1 - rate) * above(-z, loss) + rate * above(-shifted, loss);
        }

        @Override
        public double high(double tail) {
            return -ratio(-noise * deviations(tail));
        }

        @Override
        public double most() {
            return -Math.log1p(-rate);
        }

        @Override
        public double low(double tail) {
            return -ratio(noise * deviations(tail));
        }
    }
}
