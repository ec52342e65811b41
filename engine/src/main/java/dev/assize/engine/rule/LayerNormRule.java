package dev.assize.engine.rule;

import dev.assize.engine.kernel.RowKernels.Affine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Layer normalization of the sums of a dense layer, before its activation; see {@link Standardizer}. DL4J keeps the
 * layer's bias b first, then the gain g.
 *
 * @param units how many sums
 * @param bias whether a bias is added after the gain
 */
public record LayerNormRule(int units, boolean bias) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (input.width() != units) {
            throw new IllegalArgumentException("a layer normalization of " + units + " units got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it vectors or sequences of that many features");
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        if (bias) {
            specs.add(ParameterSpec.plain("b", units));
        }
        specs.add(ParameterSpec.plain("g", units));
        return specs;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new LayerNormStep<>(this, scope);
    }

    /**
     * Layer normalization at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class LayerNormStep<A> implements Step<A> {
        private final LayerNormRule rule;
        private final Scope<A> scope;
        private final Signal<A> input;
        private final Signal<A> output;
        private final Standardizer<A> standardizer;
        private final Affine<A> affine;
        private final List<GradientTerm<A>> terms = new ArrayList<>();
        private int rows;

        LayerNormStep(LayerNormRule rule, Scope<A> scope) {
            this.rule = rule;
            this.scope = scope;
            input = scope.input();
            output = scope.signal(input.shape());
            standardizer = new Standardizer<>(
                    scope.kernels(), rule.units(), input.shape().steps(), scope.capacity());
            A gain = gain().values();
            affine = rule.bias()
                    ? new Affine<>(gain, scope.weights().get(0).values(), rule.units())
                    : standardizer.scaling(gain);
            Vectors<A> slopes =
                    Vectors.overTime(output::gradients, input.shape().steps(), rule.units());
            terms.add(SumTerm.of(scope.kernels(), slopes, standardizer.standard(), gain()));
            if (rule.bias()) {
                terms.add(SumTerm.of(scope.kernels(), slopes, scope.weights().get(0)));
            }
        }

        private Weights<A> gain() {
            return scope.weights().get(rule.bias() ? 1 : 0);
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int count) {
            rows = count;
            terms.forEach(term -> term.resize(count));
        }

        @Override
        public void forward(Run run) {
            for (int step = 0; step < input.shape().steps(); step++) {
                System.arraycopy(input.values(step), 0, output.values(step), 0, rows * rule.units());
                standardizer.forward(output.values(step), affine, step, rows);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            for (int step = 0; intoInput && step < input.shape().steps(); step++) {
                System.arraycopy(output.gradients(step), 0, input.gradients(step), 0, rows * rule.units());
                standardizer.backward(input.gradients(step), gain().values(), step, rows);
            }
        }

        @Override
        public Optional<List<GradientTerm<A>>> terms() {
            return Optional.of(terms);
        }
    }
}
