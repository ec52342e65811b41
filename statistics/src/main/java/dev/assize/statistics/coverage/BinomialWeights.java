package dev.assize.statistics.coverage;

import org.apache.commons.math3.distribution.BinomialDistribution;

/** The probabilities of 0 to n hits. */
final class BinomialWeights {
    private BinomialWeights() {}

    /** Returns the probability of each number of hits among that many rows of that rate. */
    static double[] of(int rows, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("the rate is " + rate
                    + "; coverage is computed for rates between 0 and 1, without the ends, where nothing varies");
        }
        BinomialDistribution binomial = new BinomialDistribution(null, rows, rate);
        double[] weights = new double[rows + 1];
        for (int hits = 0; hits <= rows; hits++) {
            weights[hits] = binomial.probability(hits);
        }
        return weights;
    }
}
