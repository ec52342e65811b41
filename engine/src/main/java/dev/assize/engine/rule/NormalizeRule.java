package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * y = x / max(|x|, floor) with the Euclidean norm over all numbers of an example; DL4J's L2 normalize vertex. Below the
 * floor the norm counts as a constant, so that the gradient is that of the output there too (DL4J mixes both cases
 * where |x|^3 is below the floor).
 *
 * @param floor smallest divisor, above 0
 */
public record NormalizeRule(double floor) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new NormalizeStep<>(this, scope);
    }

    /**
     * Normalising at work. With y = s x and s = 1 / |x|: dx = s dy - s (y . dy) y.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class NormalizeStep<A> implements Step<A> {
        private final double floor;
        private final Kernels<A> kernels;
        private final Signal<A> input;
        private final Signal<A> output;
        private final double[] factors;
        private final double[] dots;
        private int rows;

        NormalizeStep(NormalizeRule rule, Scope<A> scope) {
            floor = rule.floor();
            kernels = scope.kernels();
            input = scope.input();
            output = scope.signal(input.shape());
            factors = new double[scope.capacity()];
            dots = new double[scope.capacity()];
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
            int width = input.shape().width();
            Arrays.fill(factors, 0, rows, 0);
            for (int step = 0; step < input.shape().steps(); step++) {
                kernels.rows().addSquaredNorms(input.values(step), rows, width, factors);
            }
            for (int row = 0; row < rows; row++) {
                factors[row] = 1 / Math.max(Math.sqrt(factors[row]), floor);
            }
            for (int step = 0; step < input.shape().steps(); step++) {
                System.arraycopy(input.values(step), 0, output.values(step), 0, rows * width);
                kernels.rows().scaleRows(output.values(step), factors, rows, width);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            if (!intoInput) {
                return;
            }
            Arrays.fill(dots, 0, rows, 0);
            for (int step = 0; step < input.shape().steps(); step++) {
                addDots(step);
            }
            for (int row = 0; row < rows; row++) {
                dots[row] = factors[row] < 1 / floor ? -dots[row] : 0;
            }
            int width = input.shape().width();
            for (int step = 0; step < input.shape().steps(); step++) {
                A gradients = input.gradients(step);
                System.arraycopy(output.values(step), 0, gradients, 0, rows * width);
                kernels.rows().scaleRows(gradients, dots, rows, width);
                kernels.rows().addScaled(1, output.gradients(step), gradients, rows * width);
                kernels.rows().scaleRows(gradients, factors, rows, width);
            }
        }

        private void addDots(int step) {
            int width = input.shape().width();
            for (int i = 0; i < rows * width; i++) {
                double y = kernels.transfer().get(output.values(step), i);
                dots[i / width] += y * kernels.transfer().get(output.gradients(step), i);
            }
        }
    }
}
