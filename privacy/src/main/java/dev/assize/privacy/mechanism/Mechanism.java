package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import java.util.SortedMap;

/**
 * A randomized use of the data with a known bound on what it reveals.
 *
 * <p>A mechanism is a value: two mechanisms with the same {@link #id}, {@link #neighbors} and {@link #parameters}
 * reveal the same.
 */
public sealed interface Mechanism
        permits ConcentratedMechanism,
                ExponentialMechanism,
                FixedSizeGaussian,
                GaussianMechanism,
                GroupSampledGaussian,
                LaplaceMechanism,
                RandomizedResponse,
                ReplacedSampledGaussian,
                SampledGaussian,
                TreeAggregation,
                TruncatedSampledGaussian {
    /** Returns the name used in files, lower kebab case. */
    String id();

    /** Returns the neighbors that the parameters refer to. */
    Neighbors neighbors();

    /** Returns the parameters by name; with {@link #id} and {@link #neighbors} they say everything. */
    SortedMap<String, Double> parameters();

    /**
     * Returns an upper bound of the Rényi divergence of one use between neighbors, the larger of both directions:
     * {@code log E_Q[(P/Q)^a] / (a - 1)}.
     *
     * @param order a, above 1 and finite
     * @return at least 0, finite, in nats
     * @see <a href="https://arxiv.org/abs/1702.07476">Mironov, Rényi differential privacy, 2017, definition 3</a>
     */
    double renyiDivergence(double order);

    /** Returns the pairs of distributions that bound the privacy loss of one use, where they are known. */
    LossBounds losses();

    /** Returns the mechanism in words, for example {@code "Poisson sampling at rate 0.01, Gaussian noise 1.1"}. */
    String words();
}
