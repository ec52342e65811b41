package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.RowKernels.Affine;

/**
 * y = scale * x + shift for each number; DL4J's scale and shift vertices.
 *
 * @param scale the factor
 * @param shift what is added
 */
public record AffineRule(double scale, double shift) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new AffineStep<>(this, scope);
    }

    /**
     * Scaling at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class AffineStep<A> implements Step<A> {
        private final Kernels<A> kernels;
        private final Signal<A> input;
        private final Signal<A> output;
        private final Affine<A> forward;
        private final Affine<A> backward;
        private int rows;

        AffineStep(AffineRule rule, Scope<A> scope) {
            kernels = scope.kernels();
            input = scope.input();
            output = scope.signal(input.shape());
            int width = input.shape().width();
            A scales = kernels.allocate(width);
            A shifts = kernels.allocate(width);
            kernels.rows().fill(scales, width, rule.scale());
            kernels.rows().fill(shifts, width, rule.shift());
            forward = new Affine<>(scales, shifts, width);
            backward = new Affine<>(scales, kernels.allocate(width), width);
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
            for (int step = 0; step < input.shape().steps(); step++) {
                kernels.rows().affine(input.values(step), forward, output.values(step), rows);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            for (int step = 0; intoInput && step < input.shape().steps(); step++) {
                kernels.rows().affine(output.gradients(step), backward, input.gradients(step), rows);
            }
        }
    }
}
