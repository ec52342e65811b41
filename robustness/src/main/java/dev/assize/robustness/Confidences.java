package dev.assize.robustness;

import dev.assize.core.Decisions;
import dev.assize.core.Tensor;

/** How sure a model was of each row, and whether it was right. */
public final class Confidences {
    private final double[] confidence;
    private final boolean[] right;

    private Confidences(double[] confidence, boolean[] right) {
        this.confidence = confidence;
        this.right = right;
    }

    /** Takes the probability of the most probable class, and whether that is the true one. */
    public static Confidences ofDecisions(Tensor probabilities, int[] truth) {
        requireFits(probabilities, truth);
        int[] decided = Decisions.mostProbable(probabilities);
        double[] confidence = new double[truth.length];
        boolean[] right = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) {
            confidence[row] = inRange(probabilities.at(row, decided[row]), row);
            right[row] = decided[row] == truth[row];
        }
        return new Confidences(confidence, right);
    }

    /** Takes the probability of one class, and whether that is the true one. */
    public static Confidences ofClass(Tensor probabilities, int[] truth, int oneClass) {
        requireFits(probabilities, truth);
        double[] confidence = new double[truth.length];
        boolean[] right = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) {
            confidence[row] = inRange(probabilities.at(row, oneClass), row);
            right[row] = oneClass == truth[row];
        }
        return new Confidences(confidence, right);
    }

    /** Returns the number of rows. */
    public int rows() {
        return right.length;
    }

    /** Returns how sure the model was of {@code row}, 0 to 1. */
    public double confidence(int row) {
        return confidence[row];
    }

    /** Returns whether it was right. */
    public boolean right(int row) {
        return right[row];
    }

    /** Returns the confidence minus 1 where the model was right, minus 0 where it was wrong. */
    double overconfidence(int row) {
        return confidence[row] - (right[row] ? 1 : 0);
    }

    private static void requireFits(Tensor probabilities, int[] truth) {
        if (probabilities.rows() != truth.length) {
            throw new IllegalArgumentException("there are " + truth.length + " true classes for " + probabilities.rows()
                    + " rows of probabilities; give one for each row");
        }
    }

    /** Probabilities that passed through float may miss 1 by a rounding; anything more is no probability. */
    private static double inRange(double probability, int row) {
        if (!(probability >= -1e-6 && probability <= 1 + 1e-6)) {
            throw new IllegalArgumentException("row " + row + " has the probability " + probability
                    + "; calibration needs probabilities from 0 to 1, not logits");
        }
        return Math.max(0, Math.min(1, probability));
    }
}
