package dev.assize.training;

import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.training.fit.FloatRows;
import dev.assize.training.settings.TrainingException;
import java.util.stream.IntStream;

/** Encodes rows in single precision, as a network reads them. */
final class EncodedRows {
    private static final int CHUNK_NUMBERS = 1 << 22; // 32 MiB in double precision
    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

    private EncodedRows() {}

    /** Encodes rows in chunks, so that only one chunk exists in double precision. */
    static FloatRows of(Table rows, Encoder encoder) {
        int[] axes = encoder.shape();
        int features = encoder.features().size();
        long size = (long) rows.rowCount() * features;
        if (size > MOST_NUMBERS) {
            throw TrainingException.of(
                    "training rows",
                    rows.rowCount() + " rows of " + features + " encoded numbers do not fit into memory",
                    "Train on at most " + MOST_NUMBERS / features + " rows, or exclude columns with many values.");
        }
        float[] inputs = new float[(int) size];
        int chunkRows = Math.max(1, CHUNK_NUMBERS / Math.max(1, features));
        int at = 0;
        for (int from = 0; from < rows.rowCount(); from += chunkRows) {
            int to = Math.min(rows.rowCount(), from + chunkRows);
            Tensor chunk = encoder.encode(rows.select(IntStream.range(from, to).toArray()));
            for (int i = 0; i < chunk.size(); i++) {
                inputs[at++] = (float) chunk.flat(i);
            }
        }
        int[] shape = new int[axes.length + 1];
        shape[0] = rows.rowCount();
        System.arraycopy(axes, 0, shape, 1, axes.length);
        return FloatRows.adopt(inputs, shape);
    }
}
