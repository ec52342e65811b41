package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LaplacePair;
import dev.assize.privacy.loss.LossBounds;
import java.util.SortedMap;

/**
 * Laplace noise on a number.
 *
 * @param scale of the noise, in units of the most that the difference of neighbors changes the number
 * @param neighbors what difference of data sets the unit refers to
 */
public record LaplaceMechanism(double scale, Neighbors neighbors) implements Mechanism {
    static final String ID = "laplace";

    /** Checks the range. */
    public LaplaceMechanism {
        Parameters.noise(scale);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("scale", scale);
    }

    /**
     * {@inheritDoc} With {@code e = 1/scale}: {@code log(a/(2a-1) exp((a-1) e) + (a-1)/(2a-1) exp(-a e)) / (a - 1)}.
     *
     * @see <a href="https://arxiv.org/abs/1702.07476">Mironov, Rényi differential privacy, 2017, proposition 6</a>
     */
    @Override
    public double renyiDivergence(double order) {
        double pure = 1 / scale;
        double less = Math.expm1(pure * (1 - 2 * Parameters.order(order)));
        return pure + Math.log1p((order - 1) * less / (2 * order - 1)) / (order - 1);
    }

    @Override
    public LossBounds losses() {
        return LossBounds.exact(new LaplacePair(scale));
    }

    @Override
    public String words() {
        return "Laplace noise of scale " + scale;
    }
}
