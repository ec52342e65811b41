package dev.assize.engine.plan;

import dev.assize.core.Tensor;
import dev.assize.engine.kernel.Transfer;
import dev.assize.engine.rule.Shape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The outputs of a batch while they are collected from lanes, part by part.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Outputs<A> {
    private final Transfer<A> transfer;
    private final List<Layout> layouts;
    private final List<double[]> numbers;
    private final int rows;
    private final DataOrder order;

    Outputs(Transfer<A> transfer, List<Shape> shapes, int rows, DataOrder order) {
        this.transfer = transfer;
        this.rows = rows;
        this.order = order;
        layouts = shapes.stream().map(order::layout).toList();
        numbers = shapes.stream().map(shape -> new double[rows * shape.size()]).toList();
    }

    /** Takes the outputs of a lane's rows, the first of which is row {@code first} of the batch. */
    void store(Lane<A> lane, int first) {
        Layout.Rows part = new Layout.Rows(0, first, lane.rows());
        for (int i = 0; i < numbers.size(); i++) {
            layouts.get(i).store(transfer, lane.exit(i).outputs(), false, part, numbers.get(i));
        }
    }

    /** Returns each output of the network; fails if a number is not finite. */
    List<Tensor> tensors() {
        return IntStream.range(0, numbers.size())
                .mapToObj(i ->
                        Tensor.adopt(numbers.get(i), order.axes(layouts.get(i).shape(), rows)))
                .toList();
    }
}
