package dev.assize.privacy.mechanism;

import dev.assize.privacy.loss.LossBounds;
import dev.assize.privacy.loss.SampledGaussianPair;
import java.util.SortedMap;

/**
 * Prefix sums over one pass, released through a binary tree with Gaussian noise in every node; a record takes part
 * once, so it changes at most as many nodes as the tree has levels.
 *
 * @param steps prefix sums in the pass, at least 1
 * @param noiseMultiplier standard deviation of the noise of a node, in units of the clip norm
 * @see <a href="https://arxiv.org/abs/2103.00039">Kairouz et al., Practical and private (deep) learning without
 *     sampling or shuffling, 2021, appendix D</a>
 */
public record TreeAggregation(long steps, double noiseMultiplier) implements Mechanism {
    static final String ID = "tree-aggregation";

    /** Checks the ranges. */
    public TreeAggregation {
        new Phase(new GaussianMechanism(noiseMultiplier, Neighbors.REPLACE_SPECIAL), steps);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Neighbors neighbors() {
        return Neighbors.REPLACE_SPECIAL;
    }

    @Override
    public SortedMap<String, Double> parameters() {
        return Parameters.of("noiseMultiplier", noiseMultiplier, "steps", (double) steps);
    }

    /** {@inheritDoc} That of one Gaussian release for each level. */
    @Override
    public double renyiDivergence(double order) {
        return levels() * Parameters.order(order) / (2 * noiseMultiplier * noiseMultiplier);
    }

    /** Returns the levels of the tree: {@code ceil(log2(steps + 1))}. */
    public int levels() {
        return Long.SIZE - Long.numberOfLeadingZeros(steps);
    }

    /** Returns the noise of the one Gaussian release that reveals as much as the tree. */
    public double effectiveNoise() {
        return noiseMultiplier / Math.sqrt(levels());
    }

    @Override
    public LossBounds losses() {
        return LossBounds.exact(new SampledGaussianPair(1, effectiveNoise()).removal());
    }

    @Override
    public String words() {
        return "tree aggregation of " + steps + " steps, Gaussian noise of multiplier " + noiseMultiplier + " a node";
    }
}
