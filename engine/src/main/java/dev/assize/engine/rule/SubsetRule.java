package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * Takes some features or channels; DL4J's subset vertex.
 *
 * @param from the first
 * @param to the last, inclusive
 */
public record SubsetRule(int from, int to) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        if (from < 0 || to < from || to >= input.channels() || input.kind() == Shape.Kind.VOLUME) {
            throw new IllegalArgumentException("a subset of features " + from + " to " + to
                    + " got an example of shape " + Arrays.toString(input.axes())
                    + "; both must lie within the first axis of a vector, sequence or image");
        }
        return input.withChannels(to - from + 1);
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new SubsetStep<>(this, scope);
    }

    /**
     * Taking at work, place by place.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class SubsetStep<A> implements Step<A> {
        private final int from;
        private final Kernels<A> kernels;
        private final Signal<A> input;
        private final Signal<A> output;
        private int places;

        SubsetStep(SubsetRule rule, Scope<A> scope) {
            from = rule.from();
            kernels = scope.kernels();
            input = scope.input();
            output = scope.signal(rule.outputShape(input.shape()));
        }

        @Override
        public Signal<A> output() {
            return output;
        }

        @Override
        public void resize(int count) {
            places = count * input.shape().extent().area();
        }

        @Override
        public void forward(Run run) {
            int all = input.shape().channels();
            int some = output.shape().channels();
            for (int step = 0; step < input.shape().steps(); step++) {
                for (int place = 0; place < places; place++) {
                    System.arraycopy(input.values(step), place * all + from, output.values(step), place * some, some);
                }
            }
        }

        @Override
        public void backward(boolean intoInput) {
            int all = input.shape().channels();
            int some = output.shape().channels();
            for (int step = 0; intoInput && step < input.shape().steps(); step++) {
                kernels.rows().fill(input.gradients(step), places * all, 0);
                for (int place = 0; place < places; place++) {
                    System.arraycopy(
                            output.gradients(step), place * some, input.gradients(step), place * all + from, some);
                }
            }
        }
    }
}
