package dev.assize.privacy.loss;

/**
 * The pair of the Poisson-sampled Gaussian mechanism where one record is replaced by another one:
 * {@code P = (1-q) N(0, s^2) + q N(1, s^2)} and {@code Q = (1-q) N(0, s^2) + q N(-1, s^2)}; both directions are alike.
 */
public final class ReplacedGaussianPair implements LossPair {
    private final double rate;
    private final double noise;

    /** Makes the pair of a sampling rate and a noise multiplier in units of the most that one record adds. */
    public ReplacedGaussianPair(double samplingRate, double noiseMultiplier) {
        this.rate = samplingRate;
        this.noise = noiseMultiplier;
    }

    @Override
    public void tails(double loss, double[] into) {
        double z = outcome(loss) / noise;
        double shift = 1 / noise;
        into[0] = mixed(-z, shift, 0);
        into[1] = mixed(z, -shift, 0);
        into[2] = mixed(-z, -shift, loss);
        into[3] = mixed(z, shift, loss);
    }

    /** {@code e^l ((1-q) P(Z > z) + q P(Z > z + shift))}. */
    private double mixed(double z, double shift, double loss) {
        return (1 - rate) * above(z, loss) + rate * above(z + shift, loss);
    }

    private static double above(double x, double shift) {
        return x >= 0
                ? Math.exp(shift - x * x / 2) * GaussianTail.scaled(x)
                : Math.exp(shift) * (1 - GaussianTail.above(-x));
    }

    /**
     * The outcome with this loss: with {@code c = q exp(-1/(2 s^2))} and {@code y = exp(z/s^2)}, the positive root of
     * {@code c y^2 - (1-q)(e^l - 1) y - c e^l = 0}, which is {@code e^{l/2} exp(asinh((1-q) sinh(l/2)/c))}.
     */
    private double outcome(double loss) {
        double half = loss / 2;
        double logContact = Math.log(rate) - 1 / (2 * noise * noise);
        if (rate >= 1) {
            return noise * noise * half;
        }
        double logRatio = Math.log1p(-rate) - logContact + logSinh(Math.abs(half));
        double inverse = logRatio > 300 ? logRatio + Math.log(2) : asinh(Math.exp(logRatio));
        return noise * noise * (half + Math.signum(half) * inverse);
    }

    private static double logSinh(double x) {
        return x > 20 ? x - Math.log(2) : Math.log(Math.sinh(x));
    }

    private static double asinh(double x) {
        return x > 1e8 ? Math.log(2 * x) : Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
    }

    private double ratio(double z) {
        return one(z) - one(-z);
    }

    private double one(double z) {
        double exponent = (2 * z - 1) / (2 * noise * noise);
        return exponent < 30
                ? Math.log1p(rate * Math.expm1(exponent))
                : exponent + Math.log(rate) + Math.log1p((1 - rate) / rate * Math.exp(-exponent));
    }

    @Override
    public double high(double tail) {
        return ratio(1 + noise * Math.sqrt(-2 * Math.log(Math.min(tail, 0.5))));
    }

    @Override
    public double low(double tail) {
        return ratio(-noise * Math.sqrt(-2 * Math.log(Math.min(tail, 0.5))));
    }
}
