package dev.assize.engine.rule;

import dev.assize.engine.kernel.DoubleKernels;
import dev.assize.engine.kernel.Transfer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * y = x, or a x where x is below 0, with trained slopes a: DL4J's parametric ReLU. DL4J keeps the slopes in column
 * order. (Its own gradient of x is wrong for slopes of more than one axis, seen in 1.0.0-M2.1; here it is that of y.)
 *
 * @param lengths axes of the slopes, those of an example or 1 along axes that share them
 */
public record SlopesRule(List<Integer> lengths) implements LayerRule {
    /** Copies the list. */
    public SlopesRule {
        lengths = List.copyOf(lengths);
    }

    @Override
    public Shape outputShape(Shape input) {
        int[] axes = input.axes();
        boolean fits = axes.length == lengths.size();
        for (int i = 0; fits && i < axes.length; i++) {
            fits = lengths.get(i) == 1 || lengths.get(i) == axes[i];
        }
        if (!fits) {
            throw new IllegalArgumentException("slopes of shape " + lengths + " got an example of shape "
                    + Arrays.toString(axes) + "; each axis needs as many, or 1 that it shares");
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of(ParameterSpec.plain("W", lengths.stream().reduce(1, (a, b) -> a * b)));
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new SlopesStep<>(this, scope);
    }

    /** Returns for each number of each time step, as they lie in memory, which slope it has. */
    int[][] slopes(Shape shape) {
        double[] numbered = new double[shape.size()];
        Arrays.setAll(numbered, i -> i);
        int[][] slopes = new int[shape.steps()][shape.width()];
        for (int step = 0; step < shape.steps(); step++) {
            double[] inMemory = new double[shape.width()];
            new DoubleKernels().transfer().copyIn(numbered, step, inMemory, 0, shape.grid());
            for (int i = 0; i < inMemory.length; i++) {
                slopes[step][i] = slope((int) inMemory[i], shape.axes());
            }
        }
        return slopes;
    }

    /** Returns the place in column order of the slope of a number, given by its place in row order. */
    private int slope(int number, int[] axes) {
        int[] places = new int[axes.length];
        int rest = number;
        for (int i = axes.length - 1; i >= 0; i--) {
            places[i] = lengths.get(i) == 1 ? 0 : rest % axes[i];
            rest /= axes[i];
        }
        int slope = 0;
        for (int i = axes.length - 1; i >= 0; i--) {
            slope = slope * lengths.get(i) + places[i];
        }
        return slope;
    }

    /**
     * Trained slopes at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class SlopesStep<A> implements Step<A> {
        private final Transfer<A> transfer;
        private final Scope<A> scope;
        private final Signal<A> input;
        private final Signal<A> output;
        private final int[][] slopes;
        private final SlopesTerm<A> term;
        private int rows;

        SlopesStep(SlopesRule rule, Scope<A> scope) {
            this.scope = scope;
            transfer = scope.kernels().transfer();
            input = scope.input();
            output = scope.signal(rule.outputShape(input.shape()));
            slopes = rule.slopes(input.shape());
            term = new SlopesTerm<>(
                    scope, output, slopes, rule.parameters().get(0).length());
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int count) {
            rows = count;
            term.resize(count);
        }

        @Override
        public void forward(Run run) {
            for (int step = 0; step < slopes.length; step++) {
                bend(input.values(step), output.values(step), step);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            for (int step = 0; intoInput && step < slopes.length; step++) {
                bend(output.gradients(step), input.gradients(step), step);
            }
        }

        /** Multiplies by the slope where the input is below 0. */
        private void bend(A from, A to, int step) {
            A weights = scope.weights().get(0).values();
            int width = input.shape().width();
            for (int i = 0; i < rows * width; i++) {
                boolean below = transfer.get(input.values(step), i) < 0;
                double slope = below ? transfer.get(weights, slopes[step][i % width]) : 1;
                transfer.set(to, i, slope * transfer.get(from, i));
            }
        }

        @Override
        public Optional<List<GradientTerm<A>>> terms() {
            return Optional.of(List.of(term));
        }
    }
}
