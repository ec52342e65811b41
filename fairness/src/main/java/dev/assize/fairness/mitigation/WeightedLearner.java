package dev.assize.fairness.mitigation;

/**
 * A trainer as a reduction sees it: it learns from the same rows again and again, with other labels and weights.
 *
 * @param <M> a trained model
 */
public interface WeightedLearner<M> {
    /**
     * Trains a model.
     *
     * @param labels 0 or 1 for each row
     * @param weights how much each row counts, at least 0; a row of weight 0 is to be ignored
     */
    M learn(int[] labels, double[] weights);

    /** Returns the decision of a model for each of the rows that it learned from: 0 or 1, or a chance of 1. */
    double[] decide(M model);
}
