package dev.assize.engine.plan;

import dev.assize.engine.kernel.Extent;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.kernel.Transfer.Grid;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Signal;
import java.util.Arrays;

/**
 * Where DL4J has the numbers of an example and where a signal has them.
 *
 * @param shape of an example
 * @param grid how one time step of a row is copied
 */
record Layout(Shape shape, Grid grid) {
    static Layout of(Shape shape) {
        return new Layout(shape, shape.grid());
    }

    /** Returns the layout of inputs with the given axes. */
    static Layout ofAxes(int[] axes) {
        return switch (axes.length) {
            case 1 -> of(Shape.vector(axes[0]));
            case 2 -> of(Shape.sequence(axes[0], axes[1]));
            case 3 -> of(Shape.image(axes[0], new Extent(axes[1], axes[2])));
            case 4 -> of(Shape.volume(axes[0], axes[1], new Extent(axes[2], axes[3])));
            default ->
                throw new IllegalArgumentException("examples of shape " + Arrays.toString(axes)
                        + " have no meaning for a network; give [features], [features, time], "
                        + "[channels, height, width] or [channels, depth, height, width]");
        };
    }

    /** Copies rows of a batch into the values and the mask of a signal. */
    <A> void load(Transfer<A> transfer, Batch batch, int first, int count, Signal<A> signal) {
        batch.loadMask(first, count, signal.mask());
        for (int row = 0; row < count; row++) {
            int start = batch.start(first + row);
            for (int step = 0; step < shape.steps(); step++) {
                batch.copyTo(transfer, start + step, signal.values(step), row * shape.width(), grid);
            }
        }
    }

    /**
     * Some rows.
     *
     * @param from first row of a signal
     * @param to first row of an array
     * @param count how many
     */
    record Rows(int from, int to, int count) {}

    /** Copies rows of a signal's values, or of its gradients, to an array. */
    <A> void store(Transfer<A> transfer, Signal<A> signal, boolean gradients, Rows rows, double[] to) {
        for (int step = 0; step < shape.steps(); step++) {
            A from = gradients ? signal.gradients(step) : signal.values(step);
            for (int row = 0; row < rows.count(); row++) {
                int at = (rows.to() + row) * shape.size() + step;
                transfer.copyOut(from, (rows.from() + row) * shape.width(), to, at, grid);
            }
        }
    }
}
