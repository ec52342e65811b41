package dev.assize.engine.rule;

import dev.assize.engine.kernel.Activation;
import dev.assize.engine.kernel.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution in two parts: each channel with kernels of its own, then all channels of each place. DL4J keeps b
 * first, then W of the first part as [multiplier, inputs, kernel height, kernel width], then pW of the second as
 * [outputs, inputs * multiplier]; here W is kept as [kernel height, kernel width, inputs, multiplier].
 *
 * @param first the first part, without bias and activation
 * @param outputs channels of the output
 * @param bias whether there is a b
 * @param activation f
 */
public record SeparableRule(DepthwiseRule first, int outputs, boolean bias, Activation activation)
        implements LayerRule {
    private static final Extent ONE = new Extent(1, 1);

    /** Returns the second part. */
    ConvolutionRule second() {
        Sliding places = new Sliding(ONE, ONE, new Extent(0, 0), ONE, Sliding.Mode.TRUNCATE);
        return new ConvolutionRule(first.outputs(), outputs, places, bias, activation);
    }

    @Override
    public Shape outputShape(Shape input) {
        return second().outputShape(first.outputShape(input));
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>(second().parameters());
        specs.add(specs.size() - 1, ParameterSpec.ordered("W", firstOrder()));
        ParameterSpec last = specs.remove(specs.size() - 1);
        specs.add(ParameterSpec.plain("pW", last.length()));
        return specs;
    }

    private int[] firstOrder() {
        int area = first.sliding().kernel().area();
        int[] order = new int[area * first.outputs()];
        for (int i = 0; i < order.length; i++) {
            int channel = i % first.outputs() / first.multiplier();
            int kernel = i % first.multiplier();
            order[i] = (kernel * first.inputs() + channel) * area + i / first.outputs();
        }
        return order;
    }

    @Override
    public int workingSet(Shape input) {
        return first.workingSet(input) + outputShape(input).size();
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new SeparableStep<>(this, scope);
    }

    /**
     * Both parts at work.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class SeparableStep<A> implements Step<A> {
        private final Step<A> first;
        private final Step<A> second;

        SeparableStep(SeparableRule rule, Scope<A> scope) {
            List<Weights<A>> own = new ArrayList<>(scope.weights());
            Weights<A> kernels = own.remove(rule.bias() ? 1 : 0);
            first = rule.first().bind(new Scope<>(scope.kernels(), scope.capacity(), scope.input(), List.of(kernels)));
            second = rule.second().bind(new Scope<>(scope.kernels(), scope.capacity(), first.output(), own));
        }

        @Override
        public Signal<A> output() {
            return second.output();
        }

        @Override
        public void resize(int count) {
            first.resize(count);
            second.resize(count);
        }

        @Override
        public void forward(Run run) {
            first.forward(run);
            second.forward(run);
        }

        @Override
        public void backward(boolean intoInput) {
            second.backward(true);
            first.backward(intoInput);
        }

        @Override
        public Optional<List<GradientTerm<A>>> terms() {
            return GradientTerm.of(List.of(first, second));
        }
    }
}
