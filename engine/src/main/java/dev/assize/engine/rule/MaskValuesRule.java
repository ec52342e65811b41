package dev.assize.engine.rule;

import dev.assize.engine.kernel.Transfer;
import java.util.Arrays;

/**
 * Makes the mask of a sequence from its numbers: a time step counts unless each of its features is the masking value.
 * It takes the place of any mask from before, and the numbers stay as they are.
 *
 * @param value what the features of padding are
 */
public record MaskValuesRule(double value) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.SEQUENCE) {
            throw new IllegalArgumentException("a mask zero layer got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it sequences [features, time]");
        }
        return input;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new MaskValues<>(this, scope);
    }

    /**
     * Making masks at work; input and output share values and gradients.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class MaskValues<A> implements Step<A> {
        private final Transfer<A> transfer;
        private final Signal<A> input;
        private final Signal<A> output;
        private final double value;
        private int rows;

        MaskValues(MaskValuesRule rule, Scope<A> scope) {
            transfer = scope.kernels().transfer();
            input = scope.input();
            output = input.masked(Mask.of(input.shape().steps(), scope.capacity()));
            A rounded = scope.kernels().allocate(1);
            transfer.set(rounded, 0, rule.value());
            value = transfer.get(rounded, 0);
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
            output.mask().present(true);
            for (int step = 0; step < input.shape().steps(); step++) {
                double[] factors = output.mask().factors(step);
                for (int row = 0; row < rows; row++) {
                    factors[row] = counts(input.values(step), row) ? 1 : 0;
                }
            }
        }

        private boolean counts(A values, int row) {
            int width = input.shape().channels();
            for (int i = row * width; i < (row + 1) * width; i++) {
                if (transfer.get(values, i) != value) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void backward(boolean intoInput) {
            // values and gradients are shared
        }
    }
}
