package dev.assize.privacy.attack;

import java.util.Arrays;

/**
 * How much a model remembers of an inserted secret: its rank by perplexity among secrets of the same format that were
 * never inserted. In bits, 0 to log2 of the references; a secret that is not remembered has an exposure of about 1 on
 * average, higher is worse.
 *
 * @see <a href="https://arxiv.org/abs/1802.08232">Carlini et al., The secret sharer, 2019, sections 4.2 and 4.3</a>
 */
public final class Exposure {
    private final double[] references;
    private final SkewNormal fit;

    private Exposure(double[] references, SkewNormal fit) {
        this.references = references;
        this.fit = fit;
    }

    /**
     * Prepares the comparison.
     *
     * @param references perplexities of secrets that were not inserted, finite, not all equal, at least ten
     */
    public static Exposure among(double[] references) {
        double[] sorted = references.clone();
        Arrays.sort(sorted);
        if (sorted.length < 10
                || !Arrays.stream(sorted).allMatch(Double::isFinite)
                || !(sorted[sorted.length - 1] > sorted[0])) {
            throw new IllegalArgumentException("there are " + sorted.length
                    + " reference perplexities; give at least 10 finite ones that are not all equal");
        }
        return new Exposure(sorted, SkewNormal.fit(sorted));
    }

    /**
     * Returns {@code log2(references) - log2(rank)}, rank = 1 + the references at or below the secret; at least -0.01.
     */
    public double byRank(double perplexity) {
        long rank = 1 + Arrays.stream(references).filter(r -> r <= perplexity).count();
        return log2((double) references.length / rank);
    }

    /**
     * Returns {@code -log2 P(reference <= secret)} under a skew normal distribution fitted to the references: finer
     * than ranks for a secret below all of them, and as good as the fit.
     */
    public double byDistribution(double perplexity) {
        return -fit.logCumulative(perplexity) / Math.log(2);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
