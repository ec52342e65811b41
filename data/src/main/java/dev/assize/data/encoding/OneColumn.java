package dev.assize.data.encoding;

import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.Suggestion;
import dev.assize.core.Table;
import dev.assize.data.DataException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** What the encoders of one column of arrays or texts have in common. */
abstract sealed class OneColumn implements Encoder permits ImageEncoder, SequenceEncoder, CharacterEncoder {
    /** A row of more numbers is a mistake, or wants another kind of model. */
    static final int MOST_NUMBERS = 1 << 24;

    private static final String TABLE = "table";

    private final String column;
    private final int[] shape;
    private final List<EncodedFeature> features;

    /**
     * Takes what all have.
     *
     * @param column the column that is read
     * @param shape of one encoded row; {@link #MOST_NUMBERS} at most
     * @param feature makes the feature of an index
     */
    OneColumn(String column, int[] shape, IntFunction<EncodedFeature> feature) {
        this.column = column;
        this.shape = shape;
        this.features = new Features(size(column, shape), feature);
    }

    /** Returns the number of numbers; refuses so many that memory would not do. */
    private static int size(String column, int[] shape) {
        long size = 1;
        for (int length : shape) {
            size *= length;
            if (size > MOST_NUMBERS) {
                throw DataException.of(
                        "encoder",
                        "a row of the column '" + column + "' would be " + Arrays.toString(shape)
                                + " numbers, more than " + MOST_NUMBERS,
                        "Use smaller pictures, shorter sequences or texts of fewer different characters.");
            }
        }
        return (int) size;
    }

    /** Features made when they are asked for: a picture has very many of them. */
    private static final class Features extends AbstractList<EncodedFeature> {
        private final int size;
        private final IntFunction<EncodedFeature> feature;

        Features(int size, IntFunction<EncodedFeature> feature) {
            this.size = size;
            this.feature = feature;
        }

        @Override
        public EncodedFeature get(int index) {
            return feature.apply(Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** Returns the encoder as JSON. */
    abstract String toJson();

    /** Returns the text that an encoded row stands for. */
    abstract String read(double[] encodedRow);

    /** Returns the column that is read. */
    final String column() {
        return column;
    }

    @Override
    public final List<String> columns() {
        return List.of(column);
    }

    @Override
    public final List<EncodedFeature> features() {
        return features;
    }

    @Override
    public final int[] shape() {
        return shape.clone();
    }

    @Override
    public final SortedMap<String, String> decode(double[] encodedRow) {
        if (encodedRow.length != features.size()) {
            throw new IllegalArgumentException("an encoded row of this encoder has " + features.size()
                    + " numbers, the row to decode has " + encodedRow.length);
        }
        return new TreeMap<>(Map.of(column, read(encodedRow)));
    }

    /** Returns the shape of a batch. */
    final int[] batchShape(int rows) {
        int[] batch = new int[shape.length + 1];
        batch[0] = rows;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return batch;
    }

    /** Returns an array for the numbers of all rows. */
    final double[] room(int rows) {
        return new double[Math.multiplyExact(rows, features.size())];
    }

    /** Returns the column of a table; refuses a table without it, or with another type of cells in it. */
    final Column cells(Table rows, ColumnType type) {
        if (rows.schema().find(column).isEmpty()) {
            throw DataException.of(
                    TABLE,
                    "there is no column '" + column + "', which the model reads",
                    Suggestion.among(column, rows.schema().names()));
        }
        Column cells = rows.column(column);
        if (cells.type() != type) {
            throw DataException.of(
                    TABLE,
                    "column '" + column + "' holds " + cells.type().cells() + ", the model was trained on "
                            + type.cells(),
                    "Use the model's own data, or train a model on this table.");
        }
        return cells;
    }

    /** Refuses cells of another shape than the training rows had. */
    static DataException otherShape(String column, String found, String trained) {
        return DataException.of(
                TABLE,
                "column '" + column + "' holds " + found + ", the model was trained on " + trained,
                "Use the model's own data, or train a model on this table.");
    }
}
