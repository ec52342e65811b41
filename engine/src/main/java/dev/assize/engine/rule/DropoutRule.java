package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;

/**
 * Inverted dropout: in training each number is kept with probability p and divided by p, else it becomes 0. Whether
 * a number is kept depends on the seed, the layer, the row's number in the batch and the number's place, not on how
 * the batch is split.
 *
 * @param keep p in (0, 1]
 * @param layer number of the layer, so that layers draw differently
 */
public record DropoutRule(double keep, int layer) implements LayerRule {
    private static final double UNIT = 0x1.0p-53;

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new DropoutStep<>(this, scope);
    }

    /**
     * Returns 1/p or 0 for a number: a hash of where it is. SplitMix64's finalizer over a counter (Steele et al.
     * 2014).
     */
    double factor(long seed, long row, long place) {
        long z = seed
                + 0x9E3779B97F4A7C15L * (layer + 1)
                + 0xD1B54A32D192ED03L * row
                + 0x8CB92BA72F3D8DD7L * (place + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * UNIT < keep ? 1 / keep : 0;
    }

    /**
     * Dropout at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class DropoutStep<A> implements Step<A> {
        private final DropoutRule rule;
        private final Kernels<A> kernels;
        private final Signal<A> input;
        private final Signal<A> output;
        private final A[] factors;
        private boolean active;
        private int rows;

        DropoutStep(DropoutRule rule, Scope<A> scope) {
            this.rule = rule;
            kernels = scope.kernels();
            input = scope.input();
            output = scope.signal(input.shape());
            factors = kernels.allocate(
                    input.shape().steps(), scope.capacity() * input.shape().width());
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
            active = run.training();
            int width = input.shape().width();
            for (int step = 0; step < input.shape().steps(); step++) {
                System.arraycopy(input.values(step), 0, output.values(step), 0, rows * width);
                if (active) {
                    draw(run, step, width);
                    kernels.rows().multiply(output.values(step), factors[step], rows * width);
                }
            }
        }

        private void draw(Run run, int step, int width) {
            for (int i = 0; i < rows * width; i++) {
                long row = (long) run.firstRow() + i / width;
                long place = (long) step * width + i % width;
                kernels.transfer().set(factors[step], i, rule.factor(run.seed(), row, place));
            }
        }

        @Override
        public void backward(boolean intoInput) {
            if (!intoInput) {
                return;
            }
            int length = rows * input.shape().width();
            for (int step = 0; step < input.shape().steps(); step++) {
                System.arraycopy(output.gradients(step), 0, input.gradients(step), 0, length);
                if (active) {
                    kernels.rows().multiply(input.gradients(step), factors[step], length);
                }
            }
        }
    }
}
