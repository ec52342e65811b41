package dev.assize.engine.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks up a vector for each index. The input is a vector of indices or a sequence of one index at each time step; one
 * index alone gives a vector, several a sequence of vectors. Indices have no gradient. DL4J keeps W [words, width] in
 * column order, then b; here the vector of each word lies together, so that the gradient of W is a sum of rows into the
 * rows that were looked up.
 *
 * @param words how many indices there are
 * @param width numbers of a vector
 * @param bias whether there is a b, added to each vector
 * @param sequence whether the output is a sequence even for one index
 */
public record EmbeddingRule(int words, int width, boolean bias, boolean sequence) implements LayerRule {
    @Override
    public Shape outputShape(Shape input) {
        boolean vector = input.kind() == Shape.Kind.VECTOR;
        boolean indices = input.kind() == Shape.Kind.SEQUENCE && input.channels() == 1;
        if (!indices && !(vector && (sequence || input.channels() == 1))) {
            throw new IllegalArgumentException("an embedding of " + words + " words got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it "
                    + (sequence ? "indices [time] or [1, time]" : "one index for each example"));
        }
        if (vector && !sequence) {
            return Shape.vector(width);
        }
        return Shape.sequence(width, vector ? input.channels() : input.steps());
    }

    @Override
    public List<ParameterSpec> parameters() {
        int[] order = new int[words * width];
        for (int i = 0; i < order.length; i++) {
            order[i] = i % width * words + i / width;
        }
        List<ParameterSpec> specs = new ArrayList<>();
        specs.add(ParameterSpec.ordered("W", order));
        if (bias) {
            specs.add(ParameterSpec.plain("b", width));
        }
        return specs;
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new EmbeddingStep<>(this, scope);
    }
}
