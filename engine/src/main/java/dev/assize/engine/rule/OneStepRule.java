package dev.assize.engine.rule;

import java.util.Arrays;

/** Shows a vector as a sequence of one time step; a sequence stays. */
public record OneStepRule() implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() == Shape.Kind.IMAGE) {
            throw new IllegalArgumentException("a preprocessor from vectors to sequences got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it vectors, not images");
        }
        return input.kind() == Shape.Kind.SEQUENCE ? input : Shape.sequence(input.channels(), 1);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new OneStep<>(this, scope);
    }

    /**
     * Showing at work: values are shared.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class OneStep<A> implements Step<A> {
        private final Signal<A> input;
        private final Signal<A> output;
        private int rows;

        OneStep(OneStepRule rule, Scope<A> scope) {
            input = scope.input();
            Shape shape = rule.outputShape(input.shape());
            output = shape.equals(input.shape()) ? input : input.shared(shape);
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
            // values are shared
        }

        @Override
        public void backward(boolean intoInput) {
            if (intoInput && !output.equals(input)) {
                int length = rows * input.shape().channels();
                System.arraycopy(output.gradients(0), 0, input.gradients(0), 0, length);
            }
        }
    }
}
