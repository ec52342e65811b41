package dev.assize.training;

import dev.assize.core.ArrayColumn;
import dev.assize.core.Column;
import dev.assize.core.Digest;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** SHA-256 of what rows say, whatever file they came from. */
final class RowDigests {
    /** Name of the digest of all rows of a training part. */
    static final String ROWS = "training_rows";

    /** Name of the digest of their weights. */
    static final String WEIGHTS = "training_weights";

    /** Name of the digest of the numbers of the rows that were held out. */
    static final String HELD_OUT = "validation_rows";

    /** Name of the digest of the file or table that the rows were taken from, where the caller gave one. */
    static final String DATA = "data";

    private RowDigests() {}

    /** Returns what stands for the data in a privacy ledger: its source, so that all trainings on it are added up. */
    static Digest ofData(Map<String, Digest> digests) {
        return Objects.requireNonNull(digests.getOrDefault(DATA, digests.get(ROWS)));
    }

    /** Returns the digest of what a training part says in the columns that it is learned from. */
    static Digest of(TrainingPart part) {
        List<String> columns = new ArrayList<>(part.features());
        columns.add(part.task().label());
        return of(part.rows(), columns);
    }

    /**
     * Returns the digest of some columns: of name, type and cells of each, in order. Numbers count by their 64 bits,
     * those of an array by their 32 bits after their steps and channels, categories and free texts by their text.
     */
    static Digest of(Table rows, List<String> columns) {
        StringBuilder all = new StringBuilder();
        for (String name : columns) {
            Column column = rows.column(name);
            all.append(name).append('\u001F').append(column.type()).append('\u001F');
            all.append(cells(column).hex()).append('\u001E');
        }
        return Digest.of(all.toString());
    }

    /** Returns the digest of row numbers. */
    static Digest of(int[] rowNumbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * rowNumbers.length);
        for (int row : rowNumbers) {
            bytes.putInt(row);
        }
        return Digest.of(bytes.array());
    }

    /** Returns the digest of weights. */
    static Digest of(double[] weights) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, weights.length));
        for (double weight : weights) {
            bytes.putDouble(weight);
        }
        return Digest.of(bytes.array());
    }

    private static Digest cells(Column column) {
        if (column instanceof NumericColumn numbers) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, numbers.size()));
            for (int row = 0; row < numbers.size(); row++) {
                bytes.putDouble(numbers.valueOr(row, Double.NaN));
            }
            return Digest.of(bytes.array());
        }
        if (column instanceof ArrayColumn arrays) {
            return cells(arrays);
        }
        StringBuilder texts = new StringBuilder();
        for (int row = 0; row < column.size(); row++) {
            texts.append(column.isMissing(row) ? "" : "=")
                    .append(column.text(row, ""))
                    .append('\u001F');
        }
        return Digest.of(texts.toString());
    }

    /** A digest of the digests of the cells, so that no copy of all of them is needed. */
    private static Digest cells(ArrayColumn arrays) {
        StringBuilder digests = new StringBuilder();
        for (int row = 0; row < arrays.size(); row++) {
            float[] cell = arrays.cell(row, Float.NaN);
            ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, cell.length + 2));
            bytes.putInt(arrays.steps(row)).putInt(arrays.channels());
            for (float number : cell) {
                bytes.putFloat(number);
            }
            digests.append(Digest.of(bytes.array()).hex());
        }
        return Digest.of(digests.toString());
    }
}
