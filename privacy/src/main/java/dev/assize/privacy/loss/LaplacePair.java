package dev.assize.privacy.loss;

import java.util.OptionalDouble;

/**
 * The pair of the Laplace mechanism: {@code P = Laplace(0, b)} and {@code Q = Laplace(1, b)}; both directions are
 * alike.
 *
 * <p>With {@code e = 1/b} the loss is {@code e} with probability 1/2, {@code -e} with probability {@code exp(-e)/2},
 * and between them {@code P(L <= l) = exp(-(e - l)/2)/2} and {@code Q(L > l) = exp(-(e + l)/2)/2}.
 *
 * @see <a href="https://arxiv.org/abs/1906.03049">Koskela, Jälkö and Honkela, Computing tight differential privacy
 *     guarantees using FFT, 2020, section 6, for mechanisms whose losses have single values with a mass</a>
 */
public final class LaplacePair implements LossPair {
    /** A loss as close to an end, relative to it, is the end: a lattice point hits it but for rounding. */
    private static final double SNAP = 1e-13;

    /** The lowest lattice point is below the smallest loss, so that its mass lies in a cell; relative to that loss. */
    private static final double ROOM = 1e-9;

    private final double most;

    /** Makes the pair of a scale b, in units of the most that one record changes the number. */
    public LaplacePair(double scale) {
        this.most = 1 / scale;
    }

    @Override
    public void tails(double loss, double[] into) {
        double room = most * SNAP;
        if (loss < -most - room) {
            into[0] = 0;
            into[1] = 1;
            into[2] = 0;
            into[3] = Math.exp(loss);
        } else if (loss >= most - room) {
            into[0] = 1;
            into[1] = 0;
            into[2] = Math.exp(loss);
            into[3] = 0;
        } else {
            into[0] = Math.exp(-(most - loss) / 2) / 2;
            into[1] = 1 - into[0];
            into[3] = Math.exp(-(most - loss) / 2) / 2;
            into[2] = Math.exp(loss) - into[3];
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
        return OptionalDouble.of(2 * most);
    }

    @Override
    public double[] jumps() {
        return new double[] {-most, most};
    }

    @Override
    public double median() {
        return most;
    }
}
