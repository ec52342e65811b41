package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import dev.assize.engine.kernel.Transfer;

/**
 * Dropout and its relatives: in training each number is scaled and shifted at random, in prediction nothing happens.
 * What is drawn depends on the seed, the layer, the row's number in the batch and the number's place, not on how the
 * batch is split.
 *
 * @param noise what is drawn
 * @param layer number of the layer, so that layers draw differently
 */
public record NoiseRule(Noise noise, int layer) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new NoiseStep<>(this, scope);
    }

    /**
     * Noise at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class NoiseStep<A> implements Step<A> {
        private final NoiseRule rule;
        private final Kernels<A> kernels;
        private final Signal<A> input;
        private final Signal<A> output;
        private final A[] factors;
        private final A[] shifts;
        private final int width;
        private boolean active;
        private int rows;

        NoiseStep(NoiseRule rule, Scope<A> scope) {
            this.rule = rule;
            kernels = scope.kernels();
            input = scope.input();
            output = scope.signal(input.shape());
            width = input.shape().width();
            int steps = input.shape().steps();
            factors = kernels.allocate(steps, scope.capacity() * width);
            shifts = kernels.allocate(rule.noise().shifts() ? steps : 0, scope.capacity() * width);
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
            int length = rows * width;
            for (int step = 0; step < input.shape().steps(); step++) {
                System.arraycopy(input.values(step), 0, output.values(step), 0, length);
                if (active) {
                    draw(run, step);
                    kernels.rows().multiply(output.values(step), factors[step], length);
                    if (rule.noise().shifts()) {
                        kernels.rows().addScaled(1, shifts[step], output.values(step), length);
                    }
                }
            }
        }

        private void draw(Run run, int step) {
            Noise noise = rule.noise();
            Transfer<A> transfer = kernels.transfer();
            for (int row = 0, i = 0; row < rows; row++) {
                long number = run.row(row);
                for (int column = 0; column < width; column++, i++) {
                    long bits = Bits.at(run.seed(), rule.layer(), number, place(step, column));
                    transfer.set(factors[step], i, noise.factor(bits));
                    if (noise.shifts()) {
                        transfer.set(shifts[step], i, noise.shift(bits));
                    }
                }
            }
        }

        private long place(int step, int column) {
            return rule.noise().wholeChannels() ? column % input.shape().channels() : (long) step * width + column;
        }

        @Override
        public void backward(boolean intoInput) {
            int length = rows * width;
            for (int step = 0; intoInput && step < input.shape().steps(); step++) {
                System.arraycopy(output.gradients(step), 0, input.gradients(step), 0, length);
                if (active) {
                    kernels.rows().multiply(input.gradients(step), factors[step], length);
                }
            }
        }
    }
}
