package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;

/**
 * Repeats a vector for each time step of a second input.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
final class RepeatAlongStep<A> implements Step<A> {
    private final Kernels<A> kernels;
    private final Signal<A> input;
    private final Signal<A> output;
    private int length;

    RepeatAlongStep(VertexScope<A> scope) {
        kernels = scope.kernels();
        input = scope.inputs().get(0);
        Signal<A> along = scope.inputs().get(1);
        Shape shape = Shape.sequence(input.shape().channels(), along.shape().steps());
        output = new Signal<>(kernels, shape, scope.capacity(), along.mask());
    }

    @Override
    public Signal<A> output() {
        return output;
    }

    @Override
    public void resize(int count) {
        length = count * input.shape().channels();
    }

    @Override
    public void forward(Run run) {
        for (int step = 0; step < output.shape().steps(); step++) {
            System.arraycopy(input.values(0), 0, output.values(step), 0, length);
        }
    }

    @Override
    public void backward(boolean intoInput) {
        if (!intoInput) {
            return;
        }
        kernels.rows().fill(input.gradients(0), length, 0);
        for (int step = 0; step < output.shape().steps(); step++) {
            kernels.rows().addScaled(1, output.gradients(step), input.gradients(0), length);
        }
    }
}
