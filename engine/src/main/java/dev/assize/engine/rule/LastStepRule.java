package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;

/**
 * Takes the last time step of a sequence that counts. A row of which no step counts gives zeros (DL4J's layer refuses
 * it) and gets no gradient.
 */
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
        private final Kernels<A> kernels;
        private final Signal<A> input;
        private final Signal<A> output;
        private final int width;
        private final int last;
        private int rows;

        LastStep(Scope<A> scope) {
            kernels = scope.kernels();
            input = scope.input();
            width = input.shape().channels();
            last = input.shape().steps() - 1;
            output = scope.signal(Shape.vector(width));
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
            if (!input.mask().present()) {
                System.arraycopy(input.values(last), 0, output.values(0), 0, rows * width);
                return;
            }
            kernels.rows().fill(output.values(0), rows * width, 0);
            for (int row = 0; row < rows; row++) {
                int step = input.mask().last(row);
                if (step >= 0) {
                    System.arraycopy(input.values(step), row * width, output.values(0), row * width, width);
                }
            }
        }

        @Override
        public void backward(boolean intoInput) {
            if (!intoInput) {
                return;
            }
            boolean masked = input.mask().present();
            for (int step = 0; step < (masked ? last + 1 : last); step++) {
                kernels.rows().fill(input.gradients(step), rows * width, 0);
            }
            if (!masked) {
                System.arraycopy(output.gradients(0), 0, input.gradients(last), 0, rows * width);
                return;
            }
            for (int row = 0; row < rows; row++) {
                int step = input.mask().last(row);
                if (step >= 0) {
                    System.arraycopy(output.gradients(0), row * width, input.gradients(step), row * width, width);
                }
            }
        }
    }
}
