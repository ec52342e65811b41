package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;

/**
 * Turns the time steps that count around, row by row; the others become 0.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class ReverseStep<A> implements Step<A> {
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private final Mask counting;
    private int rows;

    ReverseStep(Scope<A> scope, Mask counting) {
        this.counting = counting;
        kernels = scope.kernels();
        input = scope.input();
        output = scope.signal(input.shape());
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
        reverse(input, output, false);
    }

    @Override
    public void backward(boolean intoInput) {
        if (intoInput) {
            reverse(output, input, true);
        }
    }

    private void reverse(Signal<A> from, Signal<A> to, boolean gradients) {
        int width = input.shape().channels();
        int last = input.shape().steps() - 1;
        for (int step = 0; step <= last; step++) {
            kernels.rows().fill(gradients ? to.gradients(step) : to.values(step), rows * width, 0);
        }
        for (int row = 0; row < rows; row++) {
            int source = next(row, 0, 1);
            int target = next(row, last, -1);
            while (source <= last && target >= 0) {
                A a = gradients ? from.gradients(source) : from.values(source);
                A b = gradients ? to.gradients(target) : to.values(target);
                System.arraycopy(a, row * width, b, row * width, width);
                source = next(row, source + 1, 1);
                target = next(row, target - 1, -1);
            }
        }
    }

    /** Returns the first step from {@code step} on, in either direction, that counts. */
    private int next(int row, int step, int direction) {
        int at = step;
        while (counting.present() && at >= 0 && at < input.shape().steps() && !counting.counts(at, row)) {
            at += direction;
        }
        return at;
    }
}
