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
    private final Mask mask;
    private A @Nullable [] gradients;

    /**
     * Makes the buffers of a signal for at most {@code capacity} rows; those of the gradients at first use. A sequence
     * has a mask of its own.
     */
    public Signal(Kernels<A> kernels, Shape shape, int capacity) {
        this(kernels, shape, capacity, ownMask(shape, capacity));
    }

    /** Makes the buffers of a signal that has the mask of another. */
    public Signal(Kernels<A> kernels, Shape shape, int capacity, Mask mask) {
        this(kernels, shape, capacity, mask, kernels.allocate(shape.steps(), capacity * shape.width()));
    }

    private Signal(Kernels<A> kernels, Shape shape, int capacity, Mask mask, A[] values) {
        this.kernels = kernels;
        this.shape = shape;
        this.capacity = capacity;
        this.mask = mask;
        this.values = values;
    }

    private static Mask ownMask(Shape shape, int capacity) {
        return shape.kind() == Shape.Kind.SEQUENCE ? Mask.of(shape.steps(), capacity) : Mask.none();
    }

    /** Makes a signal of another shape that shares the values of this one and has gradients of its own. */
    public Signal<A> shared(Shape other) {
        return new Signal<>(kernels, other, capacity, inherited(other), values);
    }

    /** Makes a signal that shares the values and mask of this one and has gradients of its own. */
    public Signal<A> branch() {
        return new Signal<>(kernels, shape, capacity, mask, values);
    }

    /** Makes a signal that shares the values and gradients of this one and has another mask. */
    public Signal<A> masked(Mask other) {
        Signal<A> view = new Signal<>(kernels, shape, capacity, other, values);
        view.gradients = allGradients();
        return view;
    }

    /**
     * Makes a signal that looks at the time steps of this one in the other order and has gradients of its own; see
     * {@link Mask#reversed} for its mask.
     */
    Signal<A> reversed() {
        A[] turned = values.clone();
        for (int step = 0; step < turned.length; step++) {
            turned[step] = values[values.length - 1 - step];
        }
        return new Signal<>(kernels, shape, capacity, mask.reversed(), turned);
    }

    /** Returns which time steps of the rows at hand count. */
    public Mask mask() {
        return mask;
    }

    /** Returns the mask for a signal made from this one: the same if both are sequences of as many steps. */
    Mask inherited(Shape other) {
        boolean same = shape.kind() == Shape.Kind.SEQUENCE
                && other.kind() == Shape.Kind.SEQUENCE
                && shape.steps() == other.steps();
        return same ? mask : ownMask(other, capacity);
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
        return allGradients()[step];
    }

    private A[] allGradients() {
        if (gradients == null) {
            gradients = kernels.allocate(shape.steps(), capacity * shape.width());
        }
        return gradients;
    }
}
