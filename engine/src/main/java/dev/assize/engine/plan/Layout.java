package dev.assize.engine.plan;

import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.kernel.Transfer.Grid;
import dev.assize.engine.rule.Shape;
import dev.assize.engine.rule.Signal;
import java.util.function.IntFunction;

/**
 * Where a caller has the numbers of an example and where a signal has them.
 *
 * @param shape of an example
 * @param grid how one time step of a row is copied
 * @param stepDistance distance in the caller's array from the first number of a time step to that of the next
 */
record Layout(Shape shape, Grid grid, int stepDistance) {
    /** Copies rows of a batch into the values and the mask of a signal. */
    <A> void load(Transfer<A> transfer, Batch batch, int first, int count, Signal<A> signal) {
        batch.loadMask(first, count, signal.mask());
        load(transfer, batch, first, count, signal::values);
    }

    /** Copies rows of a batch into the gradients of a signal. */
    <A> void loadGradients(Transfer<A> transfer, Batch batch, int first, int count, Signal<A> signal) {
        load(transfer, batch, first, count, signal::gradients);
    }

    private <A> void load(Transfer<A> transfer, Batch batch, int first, int count, IntFunction<A> steps) {
        for (int step = 0; step < shape.steps(); step++) {
            A to = steps.apply(step);
            for (int row = 0; row < count; row++) {
                int start = batch.start(first + row) + step * stepDistance;
                batch.copyTo(transfer, start, to, row * shape.width(), grid);
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
                int at = (rows.to() + row) * shape.size() + step * stepDistance;
                transfer.copyOut(from, (rows.from() + row) * shape.width(), to, at, grid);
            }
        }
    }
}
