package dev.assize.engine.rule;

import dev.assize.engine.kernel.WindowKernels;
import dev.assize.engine.kernel.WindowPlaces;

/**
 * Maximum pooling at work; remembers the winners.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class MaximumStep<A> implements Step<A> {
    private final WindowKernels<A> windows;
    private final WindowPlaces places;
    private final Signal<A> input;
    private final Signal<A> output;
    private final int[] winners;
    private int rows;

    MaximumStep(PoolingRule rule, Scope<A> scope) {
        windows = scope.kernels().windows();
        input = scope.input();
        output = scope.signal(rule.outputShape(input.shape()));
        places = new WindowPlaces(rule.sliding().over(input.shape()));
        winners = new int[scope.capacity() * output.shape().size()];
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
        windows.maximum(places, input.values(0), output.values(0), winners, rows);
    }

    @Override
    public void backward(boolean intoInput) {
        if (intoInput) {
            windows.maximumSlope(places, output.gradients(0), winners, input.gradients(0), rows);
        }
    }
}
