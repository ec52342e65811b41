package dev.assize.engine.plan;

import dev.assize.core.Tensor;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.rule.Mask;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of numbers handed to a plan: inputs or targets, laid out as DL4J has them ([rows, features], [rows, channels,
 * height, width] or [rows, features, time]; channels and features last where the network has them last, see {@link
 * DataOrder}), sequences perhaps with a mask. A view: the numbers are copied when a plan
 * reads them.
 */
public abstract sealed class Batch {
    private final int[] rows;
    private final int[] axes;
    private final int rowSize;
    private final Beside beside;

    private Batch(int[] rows, int[] axes, Beside beside) {
        this.rows = rows;
        this.axes = axes;
        this.beside = beside;
        this.rowSize = Arrays.stream(axes).reduce(1, (a, b) -> a * b);
    }

    /**
     * What else is known of the rows.
     *
     * @param mask which time steps count; shape [rows, time]
     * @param prices what the rows pay for an answer
     */
    private record Beside(@Nullable Batch mask, @Nullable RowPrices prices) {
        private static final Beside NOTHING = new Beside(null, null);

        Beside select(int[] wanted) {
            return new Beside(mask == null ? null : mask.select(wanted), prices == null ? null : prices.select(wanted));
        }
    }

    /** Makes a batch that looks at {@code values}, shape [rows, ...]. */
    public static Batch of(float[] values, int... shape) {
        checkSize(values.length, shape);
        int[] rows = IntStream.range(0, shape[0]).toArray();
        return new Singles(values, rows, Arrays.copyOfRange(shape, 1, shape.length), Beside.NOTHING);
    }

    /** Makes a batch that looks at {@code values}, shape [rows, ...]. */
    public static Batch of(double[] values, int... shape) {
        checkSize(values.length, shape);
        int[] rows = IntStream.range(0, shape[0]).toArray();
        return new Doubles(values, rows, Arrays.copyOfRange(shape, 1, shape.length), Beside.NOTHING);
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

    /**
     * Returns a view of these sequences that says which time steps of each row count.
     *
     * @param steps shape [rows, time], 1 where a step counts and 0 where it is padding
     * @throws IllegalArgumentException if these rows are no sequences of as many steps, or a number is not 0 or 1; a
     *     plan that reads them throws it if the mask is as long as the other axis
     */
    public Batch withMask(Batch steps) {
        boolean fits =
                axes.length == 2 && steps.axes.length == 1 && (steps.axes[0] == axes[1] || steps.axes[0] == axes[0]);
        if (!fits || steps.rows() != rows()) {
            throw maskDoesNotFit(steps);
        }
        for (int row = 0; row < rows(); row++) {
            for (int step = 0; step < steps.axes[0]; step++) {
                double number = steps.number(steps.start(row) + step);
                if (number != 0 && number != 1) {
                    throw new IllegalArgumentException("the mask of row " + row + ", time step " + step + ", is "
                            + number + "; give 1 for a step that counts and 0 for padding");
                }
            }
        }
        return view(rows, new Beside(steps, beside.prices));
    }

    private IllegalArgumentException maskDoesNotFit(Batch steps) {
        return new IllegalArgumentException("a mask of shape " + steps.shape() + " was given for a batch of shape "
                + shape() + "; a mask is [rows, time] for sequences [rows, features, time]");
    }

    /** Checks that the mask, if there is one, has so many time steps. */
    final void requireMaskOf(int steps) {
        Batch mask = beside.mask;
        if (mask != null && mask.axes[0] != steps) {
            throw maskDoesNotFit(mask);
        }
    }

    /**
     * Returns a view of these targets whose rows pay for an answer.
     *
     * @param prices one for each row
     * @throws IllegalArgumentException if there are more or fewer prices than rows
     */
    public Batch withPrices(RowPrices prices) {
        if (prices.rows() != rows()) {
            throw new IllegalArgumentException("prices of " + prices.rows() + " rows were given for " + rows()
                    + " targets; give one for each row");
        }
        return view(rows, new Beside(beside.mask, prices));
    }

    /** Returns what the rows pay, if they pay anything. */
    public Optional<RowPrices> prices() {
        return Optional.ofNullable(beside.prices);
    }

    final String shape() {
        int[] lengths = new int[axes.length + 1];
        lengths[0] = rows();
        System.arraycopy(axes, 0, lengths, 1, axes.length);
        return Arrays.toString(lengths);
    }

    /** Returns a view of some rows, in the order given; rows may repeat. */
    public Batch select(int[] wanted) {
        return view(Arrays.stream(wanted).map(row -> rows[row]).toArray(), beside.select(wanted));
    }

    /** Returns a view of the rows {@code from} (inclusive) to {@code to} (exclusive). */
    public Batch slice(int from, int to) {
        return view(
                Arrays.copyOfRange(rows, from, to),
                beside.select(IntStream.range(from, to).toArray()));
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

    /** Tells whether a time step of a row counts. */
    final boolean counts(int row, int step) {
        Batch mask = beside.mask;
        return mask == null || mask.number(mask.start(row) + step) != 0;
    }

    /** Returns the numbers of a row that belong to one of {@code steps} time steps. */
    final double[] numbers(int row, int step, int steps) {
        double[] numbers = new double[rowSize / steps];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(start(row) + i * steps + step);
        }
        return numbers;
    }

    /** Returns which time steps of a row count, if there is a mask. */
    final Optional<double[]> maskNumbers(int row) {
        return beside.mask == null ? Optional.empty() : Optional.of(beside.mask.numbers(row, 0, 1));
    }

    /** Fills the mask of a signal for some rows, or says that there is none. */
    final void loadMask(int first, int count, Mask to) {
        Batch mask = beside.mask;
        to.present(mask != null);
        if (mask == null) {
            return;
        }
        for (int step = 0; step < to.steps(); step++) {
            double[] factors = to.factors(step);
            for (int row = 0; row < count; row++) {
                factors[row] = mask.number(mask.start(first + row) + step);
            }
        }
    }

    abstract Batch view(int[] chosen, Beside chosenBeside);

    abstract double number(int index);

    /** Copies a part of a row to {@code to[toAt]}. */
    abstract <A> void copyTo(Transfer<A> transfer, int from, A to, int toAt, Transfer.Grid grid);

    /** Numbers in single precision. */
    private static final class Singles extends Batch {
        private final float[] values;

        Singles(float[] values, int[] rows, int[] axes, Beside beside) {
            super(rows, axes, beside);
            this.values = values;
        }

        @Override
        Batch view(int[] chosen, Beside chosenBeside) {
            return new Singles(values, chosen, axes(), chosenBeside);
        }

        @Override
        double number(int index) {
            return values[index];
        }

        @Override
        <A> void copyTo(Transfer<A> transfer, int from, A to, int toAt, Transfer.Grid grid) {
            transfer.copyIn(values, from, to, toAt, grid);
        }
    }

    /** Numbers in double precision. */
    private static final class Doubles extends Batch {
        private final double[] values;

        Doubles(double[] values, int[] rows, int[] axes, Beside beside) {
            super(rows, axes, beside);
            this.values = values;
        }

        @Override
        Batch view(int[] chosen, Beside chosenBeside) {
            return new Doubles(values, chosen, axes(), chosenBeside);
        }

        @Override
        double number(int index) {
            return values[index];
        }

        @Override
        <A> void copyTo(Transfer<A> transfer, int from, A to, int toAt, Transfer.Grid grid) {
            transfer.copyIn(values, from, to, toAt, grid);
        }
    }
}
