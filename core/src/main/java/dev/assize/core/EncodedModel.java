package dev.assize.core;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A model made of an encoder and a predictor of numbers.
 *
 * @param task what it predicts
 * @param encoder table to numbers
 * @param predictor numbers to scores
 */
public record EncodedModel(Task task, Encoder encoder, Predictor predictor) implements TableModel {
    /** Numbers that are encoded at a time: 32 MB. */
    private static final int PIECE_NUMBERS = 1 << 22;

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

    /** {@inheritDoc} Rows are encoded and scored in pieces, so that memory does not grow with pictures times rows. */
    @Override
    public Tensor score(Table rows) {
        int rowSize = Math.max(1, encoder.features().size());
        int piece = Math.max(1, PIECE_NUMBERS / rowSize);
        if (rows.rowCount() <= piece) {
            return predictor.predict(encoder.encode(rows));
        }
        int outputs = predictor.outputCount();
        double[] scores = new double[Math.multiplyExact(rows.rowCount(), outputs)];
        for (int from = 0; from < rows.rowCount(); from += piece) {
            int to = Math.min(rows.rowCount(), from + piece);
            Table part = rows.select(IntStream.range(from, to).toArray());
            double[] scored = predictor.predict(encoder.encode(part)).toArray();
            System.arraycopy(scored, 0, scores, from * outputs, scored.length);
        }
        return Tensor.adopt(scores, rows.rowCount(), outputs);
    }
}
