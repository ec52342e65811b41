package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import java.util.Arrays;

/**
 * An activation without weights; on images a softmax runs over the channels of each place.
 *
 * @param activation f
 */
public record ActivationRule(Activation activation) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() == Shape.Kind.VOLUME && activation.kind() == Activation.Kind.SOFTMAX) {
            throw new IllegalArgumentException("a softmax got an example of shape " + Arrays.toString(input.axes())
                    + "; it takes vectors, sequences and images");
        }
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new ActivationStep<>(activation, scope);
    }

    /**
     * The activation at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class ActivationStep<A> implements Step<A> {
        private final Signal<A> input;
        private final Signal<A> output;
        private final Activator<A> activator;
        private int rows;

        ActivationStep(Activation activation, Scope<A> scope) {
            input = scope.input();
            output = scope.signal(input.shape());
            activator =
                    new Activator<>(scope.kernels(), activation, input.shape().channels(), output, scope.capacity());
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int count) {
            rows = count * input.shape().width() / input.shape().channels();
        }

        @Override
        public void forward(Run run) {
            int length = rows * input.shape().channels();
            for (int step = 0; step < input.shape().steps(); step++) {
                System.arraycopy(input.values(step), 0, output.values(step), 0, length);
                activator.forward(output.values(step), step, rows);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            int length = rows * input.shape().channels();
            for (int step = 0; step < input.shape().steps(); step++) {
                activator.backward(output.values(step), output.gradients(step), step, rows);
                if (intoInput) {
                    System.arraycopy(output.gradients(step), 0, input.gradients(step), 0, length);
                }
            }
        }
    }
}
