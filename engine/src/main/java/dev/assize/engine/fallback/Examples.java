package dev.assize.engine.fallback;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.rule.Shape;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies single examples between the arrays of a signal and those of DL4J, [1, ...].
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Examples<A> {
    private final Kernels<A> kernels;
    private final Shape shape;
    private final double[] numbers;

    Examples(Kernels<A> kernels, Shape shape) {
        this.kernels = kernels;
        this.shape = shape;
        numbers = new double[shape.size()];
    }

    /** Returns the number type of DL4J for that of the kernels. */
    static DataType type(Kernels<?> kernels) {
        return kernels.allocate(0) instanceof float[] ? DataType.FLOAT : DataType.DOUBLE;
    }

    /** Gives the array of a time step. */
    @FunctionalInterface
    interface Steps<A> {
        A at(int step);
    }

    INDArray read(Steps<A> from, int row) {
        for (int step = 0; step < shape.steps(); step++) {
            kernels.transfer().copyOut(from.at(step), row * shape.width(), numbers, step, shape.grid());
        }
        return array(kernels, numbers.clone(), axes(shape));
    }

    /** Copies an array of DL4J in; nothing means zeros. */
    void write(double[] given, Steps<A> to, int row) {
        for (int step = 0; step < shape.steps(); step++) {
            kernels.transfer().copyIn(given, step, to.at(step), row * shape.width(), shape.grid());
        }
    }

    static long[] axes(Shape shape) {
        return Arrays.stream(shape.axes(1)).asLongStream().toArray();
    }

    static INDArray array(Kernels<?> kernels, double[] numbers, long... axes) {
        return Nd4j.createFromArray(numbers).castTo(type(kernels)).reshape(axes);
    }

    /** Returns the numbers of an array in the order of its axes. */
    static double[] numbers(INDArray array) {
        return array.dup('c').data().asDouble();
    }
}
