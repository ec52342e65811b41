package dev.assize.engine.plan;

import dev.assize.core.Tensor;
import dev.assize.engine.kernel.Transfer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of numbers handed to a plan: inputs or targets, laid out as DL4J has them ([rows, features], [rows, channels,
 * height, width] or [rows, features, time]). A view: the numbers are copied when a plan reads them.
 */
public abstract sealed class Batch {
    private final int[] rows;
    private final int[] axes;
    private final int rowSize;

    private Batch(int[] rows, int[] axes) {
        this.rows = rows;
        this.axes = axes;
        this.rowSize = Arrays.stream(axes).reduce(1, (a, b) -> a * b);
    }

    /** Makes a batch that looks at {@code values}, shape [rows, ...]. */
    public static Batch of(float[] values, int... shape) {
        checkSize(values.length, shape);
        return new Singles(values, IntStream.range(0, shape[0]).toArray(), Arrays.copyOfRange(shape, 1, shape.length));
    }

    /** Makes a batch that looks at {@code values}, shape [rows, ...]. */
    public static Batch of(double[] values, int... shape) {
        checkSize(values.length, shape);
        return new Doubles(values, IntStream.range(0, shape[0]).toArray(), Arrays.copyOfRange(shape, 1, shape.length));
    }

    /** Makes a batch of a copy of a tensor. */
    public static Batch of(Tensor tensor) {
        return of(tensor.toArray(), tensor.shape());
    }

    /**
     * Makes targets of classes: 1 for the class of a row, else 0.
     *
     * @param labels a class for each row
     * @param classes how many classes there are
     * @throws IllegalArgumentException if a label is outside of the classes
     */
    public static Batch ofClasses(int[] labels, int classes) {
        float[] targets = new float[labels.length * classes];
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "row " + row + " has label " + labels[row] + "; the network has classes 0 to " + (classes - 1)
                                + ", so check the label column or the size of the output layer");
            }
            targets[row * classes + labels[row]] = 1;
        }
        return of(targets, labels.length, classes);
    }

    private static void checkSize(int length, int[] shape) {
        long size = shape.length == 0 ? -1 : 1;
        for (int axis : shape) {
            size *= axis;
        }
        if (size != length) {
            throw new IllegalArgumentException("a batch of shape " + Arrays.toString(shape) + " needs " + size
                    + " numbers, got " + length + "; the first axis counts the rows");
        }
    }

    /** Returns a view of some rows, in the order given; rows may repeat. */
    public Batch select(int[] wanted) {
        return view(Arrays.stream(wanted).map(row -> rows[row]).toArray());
    }

    /** Returns a view of the rows {@code from} (inclusive) to {@code to} (exclusive). */
    public Batch slice(int from, int to) {
        return view(Arrays.copyOfRange(rows, from, to));
    }

    /** Returns how many rows there are. */
    public int rows() {
        return rows.length;
    }

    /** Returns the shape of one row. */
    public int[] axes() {
        return axes.clone();
    }

    /** Returns how many numbers one row has. */
    public int rowSize() {
        return rowSize;
    }

    final int start(int row) {
        return rows[row] * rowSize;
    }

    abstract Batch view(int[] chosen);

    /** Copies a part of a row to {@code to[toAt]}. */
    abstract <A> void copyTo(Transfer<A> transfer, int from, A to, int toAt, Transfer.Grid grid);

    /** Numbers in single precision. */
    private static final class Singles extends Batch {
        private final float[] values;

        Singles(float[] values, int[] rows, int[] axes) {
            super(rows, axes);
            this.values = values;
        }

        @Override
        Batch view(int[] chosen) {
            return new Singles(values, chosen, axes());
        }

        @Override
        <A> void copyTo(Transfer<A> transfer, int from, A to, int toAt, Transfer.Grid grid) {
            transfer.copyIn(values, from, to, toAt, grid);
        }
    }

    /** Numbers in double precision. */
    private static final class Doubles extends Batch {
        private final double[] values;

        Doubles(double[] values, int[] rows, int[] axes) {
            super(rows, axes);
            this.values = values;
        }

        @Override
        Batch view(int[] chosen) {
            return new Doubles(values, chosen, axes());
        }

        @Override
        <A> void copyTo(Transfer<A> transfer, int from, A to, int toAt, Transfer.Grid grid) {
            transfer.copyIn(values, from, to, toAt, grid);
        }
    }
}
