package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.BoundedRangePair;
import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.LossPair;
import dev.assize.privacy.loss.ResponsePair;
import java.util.List;
import java.util.SortedMap;

/**
 * A choice among candidates with probabilities proportional to {@code exp(epsilon u/(2 D))}, where one record changes a
 * score u by at most D; also report noisy max with Gumbel noise, and every mechanism whose losses span a range of at
 * most epsilon between neighbors.
 *
 * @param epsilon the pure epsilon, above 0
 * @param neighbors what difference of data sets D refers to
 * @see <a href="https://arxiv.org/abs/1905.04273">Durfee and Rogers, Practical differentially private top-k selection
 *     with pay-what-you-get composition, 2019, definition 3.1 (bounded range)</a>
 */
public record ExponentialMechanism(double epsilon, Neighbors neighbors) implements Mechanism {
    static final String ID = "exponential";
    private static final double MOST = 1000;
    private static final double LEAST = 1e-6;

    /** By how much rounding may lower the logarithm of a moment near 1. */
    private static final double ROUNDING = 4e-15;

    /** Checks the range. */
    public ExponentialMechanism {
        if (!(epsilon >= LEAST && epsilon <= MOST)) {
            throw new IllegalArgumentException(
                    "the exponential mechanism has epsilon " + epsilon + "; it lies from " + LEAST + " to " + MOST);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("epsilon", epsilon);
    }

    /**
     * {@inheritDoc} The largest of all pairs of losses t and t - epsilon: with {@code A = exp(epsilon)} and
     * {@code y = exp(t) = (a-1)/a (A - A^(1-a))/(1 - A^(1-a))} the moment is {@code y^(a-1) (A - A^(1-a))/(a (A - 1))};
     * at most {@code a epsilon^2/8}, that is zero-concentrated with {@code rho = epsilon^2/8}.
     *
     * @see <a href="https://arxiv.org/abs/2004.07223">Cesar and Rogers, Bounding, concentrating, and truncating:
     *     unifying privacy loss composition for data analytics, 2021, lemmas 3.2 and 3.4</a>
     */
    @Override
    public double renyiDivergence(double order) {
        Parameters.order(order);
        double ends = epsilon + Math.log(-Math.expm1(-order * epsilon));
        double best = Math.log1p(-1 / order) + ends - Math.log(-Math.expm1((1 - order) * epsilon));
        double log = (order - 1) * best + ends - Math.log(order) - Math.log(Math.expm1(epsilon));
        double worst = (Math.max(0, log) + ROUNDING) / (order - 1);
        return Math.min(worst, Math.min(epsilon, order * epsilon * epsilon / 8));
    }

    /** {@inheritDoc} Two candidates whose scores move in opposite directions attain a lower bound. */
    @Override
    public LossBounds losses() {
        double odds = Math.exp(-epsilon / 2);
        LossPair attained = new ResponsePair(1 / (1 + odds), odds / (1 + odds));
        return new LossBounds(List.of(new BoundedRangePair(epsilon)), List.of(attained));
    }

    @Override
    public String words() {
        return "exponential mechanism of epsilon " + epsilon;
    }
}
