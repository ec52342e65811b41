package dev.assize.core;

import java.util.List;

/**
 * A model made of an encoder and a predictor of numbers.
 *
 * @param task what it predicts
 * @param encoder table to numbers
 * @param predictor numbers to scores
 */
public record EncodedModel(Task task, Encoder encoder, Predictor predictor) implements TableModel {
    /** Checks that the predictor has an output for each class. */
    public EncodedModel {
        int needed = Math.max(1, task.classes().size());
        if (predictor.outputCount() != needed) {
            throw new IllegalArgumentException("the task has " + needed + " outputs " + task.classes()
                    + ", the predictor has " + predictor.outputCount() + "; they must be the same");
        }
    }

    @Override
    public List<String> columns() {
        return encoder.columns();
    }

    @Override
    public Tensor score(Table rows) {
        return predictor.predict(encoder.encode(rows));
    }
}
