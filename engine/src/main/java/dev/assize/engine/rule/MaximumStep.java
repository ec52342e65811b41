package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.PoolingRows;
import dev.assize.engine.kernel.WindowKernels.Maxima;

/**
 * Maximum pooling at work; remembers the winners.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class MaximumStep<A> implements Step<A> {
    private final Kernels<A> kernels;
    private final PoolingRows geometry;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Maxima<A> maxima;
    private int rows;

    MaximumStep(PoolingRule rule, Scope<A> scope) {
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        geometry = new PoolingRows(rule.sliding().over(input.shape()));
        int row = geometry.rowLength();
        maxima = new Maxima<>(
                output.values(0),
                kernels.allocate(scope.capacity() * output.shape().size()),
                kernels.allocate(row),
                kernels.allocate(row),
                kernels.allocate(row));
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        rows = count;
    }

    @Override
    public void forward(Run run) {
        kernels.windows().maximum(geometry, input.values(0), maxima, rows);
    }

    @Override
    public void backward(boolean intoInput) {
        if (intoInput) {
            kernels.windows().maximumSlope(geometry, maxima, output.gradients(0), input.gradients(0), rows);
        }
    }
}
