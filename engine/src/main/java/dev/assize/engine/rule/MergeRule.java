package dev.assize.engine.rule;

import java.util.Arrays;
import java.util.List;

/**
 * Puts the features or channels of several inputs one after the other; DL4J's merge vertex.
 *
 * @param kinds what it takes
 */
public record MergeRule(List<Shape.Kind> kinds) implements VertexRule {
    /** Copies the list. */
    public MergeRule {
        kinds = List.copyOf(kinds);
    }

    /** Makes the rule that takes everything that has features or channels. */
    public static MergeRule ofAll() {
        return new MergeRule(List.of(Shape.Kind.VECTOR, Shape.Kind.IMAGE, Shape.Kind.SEQUENCE));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = inputs.get(0);
        if (first.kind() != Shape.Kind.VOLUME && !kinds.contains(first.kind())) {
            throw new IllegalArgumentException("a merge along the axis of the features of " + kinds
                    + " got examples of kind " + first.kind() + "; set the merge axis to -1, the last one");
        }
        int channels = 0;
        for (Shape input : inputs) {
            if (!input.withChannels(1).equals(first.withChannels(1)) || input.kind() == Shape.Kind.VOLUME) {
                throw new IllegalArgumentException("a merge got examples of shapes " + Arrays.toString(first.axes())
                        + " and " + Arrays.toString(input.axes())
                        + "; volumes cannot be merged, others may differ in the first axis only");
            }
            channels += input.channels();
        }
        return first.withChannels(channels);
    }

    @Override
    public <A> Step<A> bind(VertexScope<A> scope) {
        return new MergeStep<>(outputShape(scope.shapes()), scope);
    }

    /**
     * Merging at work, place by place.
     *
     * @param <A> {@code float[]} or {@code double[]}
     */
    private static final class MergeStep<A> implements Step<A> {
        private final List<Signal<A>> inputs;
        private final MaskUnion mask;
        private final Signal<A> output;
        private int rows;

        MergeStep(Shape shape, VertexScope<A> scope) {
            inputs = scope.inputs();
            mask = MaskUnion.of(inputs, shape, scope.capacity());
            output = new Signal<>(scope.kernels(), shape, scope.capacity(), mask.mask());
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
            mask.update(rows);
            for (int step = 0; step < output.shape().steps(); step++) {
                int from = 0;
                for (int i = 0; i < inputs.size(); i++) {
                    int channels = inputs.get(i).shape().channels();
                    copy(inputs.get(i).values(step), channels, output.values(step), from);
                    from += channels;
                }
            }
        }

        private void copy(A part, int channels, A whole, int from) {
            int places = rows * output.shape().extent().area();
            for (int place = 0; place < places; place++) {
                int at = place * output.shape().channels() + from;
                System.arraycopy(part, place * channels, whole, at, channels);
            }
        }

        @Override
        public void backward(boolean intoInput) {
            for (int step = 0; intoInput && step < output.shape().steps(); step++) {
                int from = 0;
                for (int i = 0; i < inputs.size(); i++) {
                    int channels = inputs.get(i).shape().channels();
                    split(output.gradients(step), from, inputs.get(i).gradients(step), channels);
                    from += channels;
                }
            }
        }

        private void split(A whole, int from, A part, int channels) {
            int places = rows * output.shape().extent().area();
            for (int place = 0; place < places; place++) {
                int at = place * output.shape().channels() + from;
                System.arraycopy(whole, at, part, place * channels, channels);
            }
        }
    }
}
