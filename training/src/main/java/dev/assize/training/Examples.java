package dev.assize.training;

import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.training.settings.TrainingException;
import java.util.stream.IntStream;

/** Encoded training rows in single precision, as the network reads them. Nobody writes to its arrays. */
final class Examples {
    private static final int CHUNK_ROWS = 8_192;

    private final int features;
    private final float[] inputs;
    private final float[] labels;
    private final float[] weights;

    /**
     * Makes examples that keep the arrays.
     *
     * @param features numbers of a row
     * @param inputs row-major, shape [rows, features]
     * @param labels class number or number of each row
     * @param weights weight of each row, above 0
     */
    Examples(int features, float[] inputs, float[] labels, float[] weights) {
        this.features = features;
        this.inputs = inputs;
        this.labels = labels;
        this.weights = weights;
    }

    /** Encodes rows in chunks, so that only one chunk exists in double precision. */
    static Examples encode(Table rows, Encoder encoder, float[] labels, float[] weights) {
        int features = encoder.features().size();
        long size = (long) rows.rowCount() * features;
        if (size > Integer.MAX_VALUE - 8) {
            throw TrainingException.of(
                    "training rows",
                    rows.rowCount() + " rows of " + features + " encoded numbers do not fit into memory",
                    "Train on at most " + (Integer.MAX_VALUE - 8) / features
                            + " rows, or exclude columns with many values.");
        }
        float[] inputs = new float[(int) size];
        int at = 0;
        for (int from = 0; from < rows.rowCount(); from += CHUNK_ROWS) {
            int to = Math.min(rows.rowCount(), from + CHUNK_ROWS);
            Tensor chunk = encoder.encode(rows.select(IntStream.range(from, to).toArray()));
            for (int i = 0; i < chunk.size(); i++) {
                inputs[at++] = (float) chunk.flat(i);
            }
        }
        return new Examples(features, inputs, labels, weights);
    }

    /** Returns how many numbers a row has. */
    int features() {
        return features;
    }

    /** Returns the class number or number of each row. */
    float[] labels() {
        return labels;
    }

    /** Returns the weight of each row. */
    float[] weights() {
        return weights;
    }

    /** Returns the number of rows. */
    int rows() {
        return labels.length;
    }

    /** Returns the inputs of some rows, in the given order, row-major. */
    float[] inputsOf(int[] order, int from, int to) {
        float[] batch = new float[(to - from) * features];
        for (int i = from; i < to; i++) {
            System.arraycopy(inputs, order[i] * features, batch, (i - from) * features, features);
        }
        return batch;
    }
}
