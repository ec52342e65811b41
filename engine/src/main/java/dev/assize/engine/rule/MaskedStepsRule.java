package dev.assize.engine.rule;

/**
 * Sets the masked time steps of what comes before to 0, in place, as DL4J does after each layer with weights that works
 * on single steps. Does nothing where there is no mask.
 */
public record MaskedStepsRule() implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new MaskedSteps<>(scope);
    }

    /**
     * Masking at work: values and gradients of the input and output are the same arrays.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class MaskedSteps<A> implements Step<A> {
        private final Scope<A> scope;
        private final Signal<A> signal;
        private int rows;

        MaskedSteps(Scope<A> scope) {
            this.scope = scope;
            signal = scope.input();
        }

        @Override
        public Signal<A> output() {
            return signal;
        }

        @Override
        public void resize(int count) {
            rows = count;
        }

        @Override
        public void forward(Run run) {
            for (int step = 0; signal.mask().present() && step < signal.mask().steps(); step++) {
                scale(signal.values(step), step);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            for (int step = 0;
                    intoInput && signal.mask().present() && step < signal.mask().steps();
                    step++) {
                scale(signal.gradients(step), step);
            }
        }

        private void scale(A numbers, int step) {
            int width = signal.shape().width();
            scope.kernels().rows().scaleRows(numbers, signal.mask().factors(step), rows, width);
        }
    }
}
