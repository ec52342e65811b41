package dev.assize.engine.rule;

import dev.assize.engine.kernel.Pooling;
import dev.assize.engine.kernel.WindowKernels;
import dev.assize.engine.kernel.WindowPlaces;

/**
 * Average, sum or norm pooling at work.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class PoolingStep<A> implements Step<A> {
    private final WindowKernels<A> windows;
    private final Pooling pooling;
    private final Signal<A> input;
    private final Signal<A> output;
    private int rows;

    PoolingStep(PoolingRule rule, Scope<A> scope) {
        windows = scope.kernels().windows();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        pooling = new Pooling(
                new WindowPlaces(rule.sliding().over(input.shape())),
                rule.kind().orElseThrow(),
                rule.exponent(),
                rule.countPadding());
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
        windows.pool(pooling, input.values(0), output.values(0), rows);
    }

    @Override
    public void backward(boolean intoInput) {
        if (intoInput) {
            var pooled = new WindowKernels.Pooled<>(input.values(0), output.values(0), output.gradients(0));
            windows.poolSlope(pooling, pooled, input.gradients(0), rows);
        }
    }
}
