package dev.assize.privacy.loss;

import java.util.OptionalDouble;

/**
 * The pair of randomized response: losses {@code e}, 0 and {@code -e} with given probabilities under P; those of Q follow.
 */
public final class AtomsPair implements LossPair {
    private static final double CLOSE = 1e-12;

    private final double most;
    private final double up;
    private final double down;

    /**
     * Makes the pair.
     *
     * @param most e, above 0
     * @param up probability of e under P; that under Q is {@code up exp(-e)}, which is also the one of {@code -e} under P
     */
    public AtomsPair(double most, double up) {
        this.most = most;
        this.up = up;
        this.down = up * Math.exp(-most);
    }

    @Override
    public void tails(double loss, double[] into) {
        double[] losses = {-most, 0, most};
        double[] masses = {down, Math.max(0, 1 - up - down), up};
        java.util.Arrays.fill(into, 0);
        for (int i = 0; i < losses.length; i++) {
            boolean above = losses[i] > loss + CLOSE * most;
            into[above ? 1 : 0] += masses[i];
            into[above ? 3 : 2] += masses[i] * Math.exp(loss - losses[i]);
        }
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
        return OptionalDouble.of(most);
    }

    @Override
    public double median() {
        return most;
    }
}
