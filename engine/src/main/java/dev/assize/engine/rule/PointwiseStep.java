package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.List;

/**
 * What is common to steps that combine inputs of one shape number by number.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
abstract class PointwiseStep<A> implements Step<A> {
    private final Kernels<A> kernels;
    private final List<Signal<A>> inputs;
    private final Signal<A> output;
    private final MaskUnion mask;
    private int rows;

    PointwiseStep(VertexScope<A> scope) {
        kernels = scope.kernels();
        inputs = scope.inputs();
        Shape shape = inputs.get(0).shape();
        mask = MaskUnion.of(inputs, shape, scope.capacity());
        output = new Signal<>(kernels, shape, scope.capacity(), mask.mask());
    }

    final Kernels<A> kernels() {
        return kernels;
    }

    final List<Signal<A>> inputs() {
        return inputs;
    }

    @Override
    public final Signal<A> output() {
        return output;
    }

    @Override
    public final void resize(int count) {
        rows = count;
    }

    @Override
    public final void forward(Run run) {
        mask.update(rows);
        for (int step = 0; step < output.shape().steps(); step++) {
            combine(step, rows * output.shape().width());
        }
    }

    @Override
    public final void backward(boolean intoInput) {
        for (int step = 0; intoInput && step < output.shape().steps(); step++) {
            for (int i = 0; i < inputs.size(); i++) {
                slope(i, step, rows * output.shape().width());
            }
        }
    }

    /** Computes the first numbers of the output of a time step. */
    abstract void combine(int step, int length);

    /** Computes the first gradients of input {@code i} of a time step. */
    abstract void slope(int i, int step, int length);
}
