package dev.assize.training;

import dev.assize.training.settings.ClassWeights;

/**
 * How much each example counts: its row's weight, times its class's weight where classes are balanced, scaled to mean 1
 * over the training examples.
 *
 * @param classWeights whether classes are balanced
 * @param classes number of classes, 0 for regression, which has nothing to balance
 */
record ExampleWeights(ClassWeights classWeights, int classes) {
    /**
     * Returns the weight of every row.
     *
     * @param rowWeights weight of each row, above 0
     * @param labels class number of each row
     * @param training the rows that totals and the mean are taken over
     */
    float[] scaled(double[] rowWeights, float[] labels, int[] training) {
        double[] factors = factors(rowWeights, labels, training);
        double total = 0;
        for (int row : training) {
            total += rowWeights[row] * factors[classOf(labels[row])];
        }
        float[] scaled = new float[rowWeights.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = (float) (rowWeights[row] * factors[classOf(labels[row])] * training.length / total);
        }
        return scaled;
    }

    private double[] factors(double[] rowWeights, float[] labels, int[] training) {
        double[] totals = new double[Math.max(1, classes)];
        double all = 0;
        for (int row : training) {
            totals[classOf(labels[row])] += rowWeights[row];
            all += rowWeights[row];
        }
        double[] factors = new double[totals.length];
        for (int c = 0; c < factors.length; c++) {
            boolean balanced = classWeights.balanced() && totals[c] > 0;
            factors[c] = balanced ? all / (factors.length * totals[c]) : 1;
        }
        return factors;
    }

    private int classOf(float label) {
        return classes == 0 ? 0 : (int) label;
    }
}
