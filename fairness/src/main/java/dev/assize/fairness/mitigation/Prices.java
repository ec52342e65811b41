package dev.assize.fairness.mitigation;

/** Turns prices of decisions into a weighted training. */
final class Prices {
    private Prices() {}

    /**
     * Trains on label 1 where the price is above 0 and weights that are absolute prices.
     *
     * @param scaled whether weights are scaled to mean 1
     */
    static <M> M learn(WeightedLearner<M> learner, double[] prices, boolean scaled) {
        int[] labels = new int[prices.length];
        double[] weights = new double[prices.length];
        double sum = 0;
        for (int row = 0; row < prices.length; row++) {
            labels[row] = prices[row] > 0 ? 1 : 0;
            weights[row] = Math.abs(prices[row]);
            sum += weights[row];
        }
        for (int row = 0; scaled && sum > 0 && row < prices.length; row++) {
            weights[row] *= prices.length / sum;
        }
        return learner.learn(labels, weights);
    }
}
