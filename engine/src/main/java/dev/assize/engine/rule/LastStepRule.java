package dev.assize.engine.rule;

/** Takes the last time step of a sequence. */
public record LastStepRule() implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return Shape.vector(input.channels());
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new LastStep<>(scope);
    }

    /**
     * Taking the last step at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class LastStep<A> implements Step<A> {
        private final Scope<A> scope;
        private final Signal<A> input;
        private final Signal<A> output;
        private final int last;
        private int length;

        LastStep(Scope<A> scope) {
            this.scope = scope;
            input = scope.input();
            last = input.shape().steps() - 1;
            output = scope.signal(Shape.vector(input.shape().channels()));
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
            System.arraycopy(input.values(last), 0, output.values(0), 0, length);
        }

        @Override
        public void backward(boolean intoInput) {
            if (!intoInput) {
                return;
            }
            for (int step = 0; step < last; step++) {
                scope.kernels().rows().fill(input.gradients(step), length, 0);
            }
            System.arraycopy(output.gradients(0), 0, input.gradients(last), 0, length);
        }
    }
}
