package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.ResponsePair;
import java.util.SortedMap;

/**
 * An answer out of k that is replaced by a uniform one with a probability.
 *
 * @param buckets k, at least 2
 * @param noise probability of a uniform answer, above 0 and below 1
 */
public record RandomizedResponse(long buckets, double noise) implements Mechanism {
    static final String ID = "randomized-response";
    private static final long MOST_BUCKETS = 1_000_000_000;

    /** Checks the ranges. */
    public RandomizedResponse {
        if (buckets < 2 || buckets > MOST_BUCKETS) {
            throw new IllegalArgumentException(
                    "randomized response has " + buckets + " answers; it needs 2 to " + MOST_BUCKETS + " of them");
        }
        if (!(noise > 0 && noise < 1)) {
            throw new IllegalArgumentException("randomized response answers at random with probability " + noise
                    + "; the probability lies above 0 and below 1");
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Neighbors neighbors() {
        return Neighbors.REPLACE_ONE;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("buckets", (double) buckets, "noise", noise);
    }

    /** {@inheritDoc} A sum of three terms: the true answer of one, the true answer of the other, any other answer. */
    @Override
    public double renyiDivergence(double order) {
        Parameters.order(order);
        double most = pureEpsilon();
        double other = otherProbability();
        double log = Math.log(other)
                + order * most
                + Math.log1p(truthProbability() / other * Math.exp(-2 * order * most)
                        + (buckets - 2) * Math.exp(-order * most));
        return Math.max(0, log / (order - 1));
    }

    /** Returns the probability of the true answer: {@code 1 - p + p/k}. */
    public double truthProbability() {
        return 1 - noise + otherProbability();
    }

    /** Returns the probability of any one other answer: {@code p/k}. */
    public double otherProbability() {
        return noise / buckets;
    }

    /** Returns the epsilon that holds with delta 0: {@code log(1 + k (1 - p)/p)}. */
    public double pureEpsilon() {
        return Math.log1p(buckets * (1 - noise) / noise);
    }

    @Override
    public LossBounds losses() {
        return LossBounds.exact(new ResponsePair(truthProbability(), otherProbability()));
    }

    @Override
    public String words() {
        return "randomized response with " + buckets + " answers, at random with probability " + noise;
    }
}
