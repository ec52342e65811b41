package dev.assize.privacy.loss;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Three losses {@code e}, 0 and {@code -e} with probabilities {@code u}, {@code 1 - u - d} and {@code d} under P, where
 * {@code e = log(u/d)}, and with those of e and -e exchanged under Q: the pair of randomized response. Both directions
 * are alike.
 */
public final class ResponsePair implements LossPair {
    /**
     * A loss as close to one with a mass, relative to the largest, is that one: a lattice point hits it but for
     * rounding.
     */
    private static final double SNAP = 1e-13;

    /** The lowest lattice point is below the smallest loss, so that its mass lies in a cell; relative to that loss. */
    private static final double ROOM = 1e-9;

    private final double up;
    private final double down;
    private final double most;

    /**
     * Makes the pair.
     *
     * @param up u, the probability of the largest loss under P
     * @param down d, above 0 and below u; u + d is at most 1
     */
    public ResponsePair(double up, double down) {
        if (!(down > 0 && down < up && up + down <= 1 + SNAP)) {
            throw new IllegalArgumentException("the probabilities of the ends are " + up + " and " + down
                    + "; it holds 0 < down < up, and their sum is at most 1");
        }
        this.up = up;
        this.down = down;
        this.most = Math.log(up / down);
    }

    @Override
    public void tails(double loss, double[] into) {
        double room = most * SNAP;
        double even = Math.max(0, 1 - up - down);
        int below = (loss >= -most - room ? 1 : 0) + (loss >= -room ? 1 : 0) + (loss >= most - room ? 1 : 0);
        double[] upper = {down, even, up};
        double[] lower = {up, even, down};
        double grow = Math.exp(loss);
        Arrays.fill(into, 0, TAILS, 0);
        for (int i = 0; i < upper.length; i++) {
            int side = i < below ? 0 : 1;
            into[side] += upper[i];
            into[side + 2] += lower[i] * grow;
        }
    }

    @Override
    public double high(double tail) {
        return most;
    }

    @Override
    public double low(double tail) {
        return -most * (1 + ROOM);
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
    public double[] jumps() {
        return new double[] {-most, 0, most};
    }

    @Override
    public double median() {
        return up >= 0.5 ? most : 0;
    }
}
