package dev.assize.fairness.mitigation;

/** An exact learner: it decides each value of one feature by the weighted majority of labels. */
record CellLearner(int[] feature, int values) implements WeightedLearner<int[]> {
    @Override
    public int[] learn(int[] labels, double[] weights) {
        double[] sums = new double[values];
        for (int row = 0; row < labels.length; row++) {
            sums[feature[row]] += labels[row] == 1 ? weights[row] : -weights[row];
        }
        int[] decisions = new int[values];
        for (int value = 0; value < values; value++) {
            decisions[value] = sums[value] > 0 ? 1 : 0;
        }
        return decisions;
    }

    @Override
    public double[] decide(int[] model) {
        double[] decisions = new double[feature.length];
        for (int row = 0; row < decisions.length; row++) {
            decisions[row] = model[feature[row]];
        }
        return decisions;
    }
}
