package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * The numbers between two layers for some rows, and the gradients of the loss with respect to them.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public final class Signal<A> {
    private final Kernels<A> kernels;
    private final Shape shape;
    private final int capacity;
    private final A[] values;
    private A @Nullable [] gradients;

    /** Makes the buffers of a signal for at most {@code capacity} rows; those of the gradients at first use. */
    public Signal(Kernels<A> kernels, Shape shape, int capacity) {
        this(kernels, shape, capacity, kernels.allocate(shape.steps(), capacity * shape.width()));
    }

    private Signal(Kernels<A> kernels, Shape shape, int capacity, A[] values) {
        this.kernels = kernels;
        this.shape = shape;
        this.capacity = capacity;
        this.values = values;
    }

    /** Makes a signal of another shape that shares the values of this one and has gradients of its own. */
    public Signal<A> shared(Shape other) {
        return new Signal<>(kernels, other, capacity, values);
    }

    /** Returns the shape of one example. */
    public Shape shape() {
        return shape;
    }

    /** Returns the values of a time step, [rows, width]; vectors and images have step 0 only. */
    public A values(int step) {
        return values[step];
    }

    /** Returns the gradients of a time step, [rows, width]. */
    public A gradients(int step) {
        if (gradients == null) {
            gradients = kernels.allocate(shape.steps(), capacity * shape.width());
        }
        return gradients[step];
    }
}
