package dev.assize.engine.rule;

import java.util.Arrays;

/**
 * Repeats a vector as the time steps of a sequence.
 *
 * @param times how many steps
 */
public record RepeatRule(int times) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.VECTOR) {
            throw new IllegalArgumentException("a repeat vector layer got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it vectors of features, not sequences or images");
        }
        return Shape.sequence(input.channels(), times);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new Repeat<>(this, scope);
    }

    /**
     * Repeating at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class Repeat<A> implements Step<A> {
        private final Scope<A> scope;
        private final Signal<A> input;
        private final Signal<A> output;
        private int length;

        Repeat(RepeatRule rule, Scope<A> scope) {
            this.scope = scope;
            input = scope.input();
            output = scope.signal(rule.outputShape(input.shape()));
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
            scope.kernels().rows().fill(input.gradients(0), length, 0);
            for (int step = 0; step < output.shape().steps(); step++) {
                scope.kernels().rows().addScaled(1, output.gradients(step), input.gradients(0), length);
            }
        }
    }
}
