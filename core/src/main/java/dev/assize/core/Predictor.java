package dev.assize.core;

/** Scores rows of numbers. Safe for use by several threads unless an implementation says otherwise. */
public interface Predictor {
    /** Returns how many scores a row gets: the number of classes, or 1 for regression. */
    int outputCount();

    /**
     * Scores a batch.
     *
     * @param batch inputs as the model sees them, shape [rows, ...]
     * @return for classification the class probabilities, shape [rows, classes], each row sums to 1; for regression the
     *     predicted numbers, shape [rows, 1]
     */
    Tensor predict(Tensor batch);
}
