package dev.assize.engine.update;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Range;
import dev.assize.engine.kernel.UpdateKernels;
import dev.assize.engine.kernel.UpdateKernels.Slot;
import dev.assize.engine.plan.Parameter;

/**
 * One array of parameters with all that a step needs of it.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class Track<A> {
    private static final int PARTS = 2; // of a gradient that kernels read; more are summed up before

    private final UpdateKernels<A> kernels;
    private final Parameter<A> parameter;
    private final A scratch;
    private final Slot<A> raw;
    private final Slot<A> shaped;
    private final double rawScale;

    Track(Kernels<A> kernels, Parameter<A> parameter, A[] states, boolean shapes) {
        this.kernels = kernels.updates();
        this.parameter = parameter;
        A[] parts = parameter.gradients();
        scratch = kernels.allocate(shapes || parts.length > PARTS ? parameter.length() : 0);
        rawScale = parts.length == PARTS ? 1 : 0.5; // one array read twice
        A first = parts.length > PARTS ? scratch : parts[0];
        A second = parts.length == PARTS ? parts[1] : first;
        A none = parameter.values();
        A mean = states.length > 0 ? states[0] : none;
        A square = states.length > 1 ? states[1] : none;
        A highest = states.length > 2 ? states[2] : none;
        raw = new Slot<>(parameter.values(), first, second, mean, square, highest);
        shaped = new Slot<>(parameter.values(), scratch, scratch, mean, square, highest);
    }

    boolean trained() {
        return parameter.trained();
    }

    /** Tells whether the gradient has more parts than kernels read. */
    boolean gathers() {
        return parameter.gradients().length > PARTS;
    }

    /** Sums up the parts of the gradient if there are more than kernels read. */
    void gather(Range range) {
        if (gathers()) {
            kernels.sum(parameter.gradients(), range, scratch);
        }
    }

    /** Returns the sum of squares of the gradient, after {@link #gather}. */
    double squaredNorm(Range range) {
        return rawScale * rawScale * kernels.squaredNorm(raw.first(), raw.second(), range);
    }

    /** Takes a step, after {@link #gather}. */
    void move(Move move, Range range) {
        if (move.group().shapes()) {
            kernels.shape(move.shaping(rawScale), raw, scratch, range);
            kernels.update(move.step(), 0.5, shaped, range); // one array read twice
        } else {
            kernels.update(move.step(), rawScale * move.scale(), raw, range);
        }
    }

    double absoluteSum(Range range) {
        return kernels.absoluteSum(parameter.values(), range);
    }

    double squareSum(Range range) {
        return kernels.squareSum(parameter.values(), range);
    }
}
