package dev.assize.audit;

import dev.assize.training.TrainedModel;

/**
 * A model and how it does on rows that it did not learn from.
 *
 * @param model the model
 * @param correct judged rows whose most probable class is the true one
 * @param rows the rows that judge
 */
public record TestedModel(TrainedModel model, long correct, long rows) {
    /** Checks the counts. */
    public TestedModel {
        if (correct < 0 || correct > rows || rows == 0) {
            throw new IllegalArgumentException(
                    correct + " of " + rows + " rows are right, which is no accuracy; there is at least one row");
        }
    }

    /** Returns the share of the rows whose most probable class is the true one, 0 to 1; higher is better. */
    public double accuracy() {
        return (double) correct / rows;
    }
}
