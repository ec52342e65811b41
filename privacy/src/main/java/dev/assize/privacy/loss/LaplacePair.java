package dev.assize.privacy.loss;

import java.util.OptionalDouble;

/**
 * The pair of Laplace noise of scale b on something that neighbors change by 1: P around 0, Q around 1. The loss is
 * {@code 1/b} for outcomes below 0, {@code -1/b} above 1 and {@code (1 - 2 z)/b} between; both directions are alike.
 */
public final class LaplacePair implements LossPair {
    private final double most;

    /** Makes the pair of a scale, in units of the sensitivity. */
    public LaplacePair(double scale) {
        this.most = 1 / scale;
    }

    @Override
    public void tails(double loss, double[] into) {
        double above = above(loss);
        double other = 1 - aboveOther(loss);
        into[0] = 1 - above;
        into[1] = above;
        into[2] = Math.exp(loss) * other;
        into[3] = Math.exp(loss) * (1 - other);
        if (loss >= most * (1 - 1e-14)) {
            into[0] = 1;
            into[1] = 0;
            into[2] = Math.exp(loss);
            into[3] = 0;
        }
    }

    /** {@code P(L > l)}: the outcome is below {@code z = (1 - b l)/2}. */
    private double above(double loss) {
        if (loss < -most) {
            return 1;
        }
        return loss >= most ? 0 : 1 - Math.exp(-(most - loss) / 2) / 2;
    }

    /** {@code Q(L > l)}. */
    private double aboveOther(double loss) {
        if (loss < -most) {
            return 1;
        }
        return loss >= most ? 0 : Math.exp(-(most + loss) / 2) / 2;
    }

    @Override
    public double high(double tail) {
        return most;
    }

    @Override
    public double low(double tail) {
        return -most;
    }

    @Override
    public double most() {
        return most;
    }

    @Override
    public OptionalDouble unit() {
        return OptionalDouble.of(2 * most);
    }

    @Override
    public double median() {
        return most;
    }
}
