package dev.assize.training;

import dev.assize.training.settings.TrainingException;
import java.util.stream.IntStream;

/**
 * What the loss sees in place of the true classes and weights of the rows: for mitigations that train on other labels.
 * Which rows are held out, what the record says of the rows, and what the encoder is fitted on do not change.
 */
final class Lesson {
    private final int[] labels;
    private final double[] weights;

    private Lesson(int[] labels, double[] weights) {
        this.labels = labels;
        this.weights = weights;
    }

    /** Keeps copies; classes are from 0 to {@code classes} - 1, weights finite and at least 0. */
    static Lesson of(int[] labels, double[] weights, int classes) {
        if (labels.length != weights.length) {
            throw new IllegalArgumentException(labels.length + " labels and " + weights.length
                    + " weights were given to learn from; give one of each for each row");
        }
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes || !(weights[row] >= 0 && weights[row] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("row " + row + " was given the label " + labels[row]
                        + " and the weight " + weights[row] + " to learn from; labels are 0 to " + (classes - 1)
                        + ", weights finite and at least 0");
            }
        }
        return new Lesson(labels.clone(), weights.clone());
    }

    int rows() {
        return labels.length;
    }

    /** Returns the classes of some rows. */
    float[] labels(int[] rows) {
        float[] chosen = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = labels[rows[i]];
        }
        return chosen;
    }

    /** Returns the weights of some rows. */
    double[] weights(int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> weights[row]).toArray();
    }

    /** Returns the lesson of some rows. */
    Lesson select(int[] rows) {
        return new Lesson(IntStream.of(rows).map(row -> labels[row]).toArray(), weights(rows));
    }

    /**
     * Refuses a lesson that says nothing.
     *
     * @throws TrainingException if no row that gradients come from has a weight
     */
    static void requireWeight(double[] weights, int[] training) {
        if (IntStream.of(training).allMatch(row -> weights[row] == 0)) {
            throw TrainingException.of(
                    "training rows",
                    "all " + training.length + " rows have the weight 0 in what a mitigation wants learned",
                    "Ask for less: a smaller grid limit, a larger bound, or another constraint.");
        }
    }
}
