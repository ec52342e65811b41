package dev.assize.engine.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scaled dot product attention over the time steps of a sequence X [time, inputs]. Each head: {@code softmax(Q K' /
 * sqrt(size)) V} with {@code Q = Y Wq'}, {@code K = X Wk'}, {@code V = X Wv'}, row by row of Y; heads lie side by side
 * and are multiplied with Wo. Y is X itself, or a fixed number of learned queries. Without projection there is one head
 * and {@code Q = Y}, {@code K = V = X}. Masked steps of X are not attended to, unless all are masked.
 *
 * <p>DL4J keeps the queries [inputs, queries], if they are learned, then Wq, Wk, Wv [heads * size, inputs] and Wo
 * [heads * size, outputs], all in row order.
 *
 * @param inputs features of a time step
 * @param outputs features of an output step; those of the inputs without projection
 * @param heads how many heads of which size
 * @param queries how many learned queries, or 0 for attention of the sequence to itself
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need, 2017, section 3.2</a>
 */
public record AttentionRule(int inputs, int outputs, Heads heads, int queries) implements LayerRule {
    /**
     * The heads of an attention.
     *
     * @param count how many
     * @param size numbers of a query, a key and a value
     * @param projected whether these are made by matrices
     */
    public record Heads(int count, int size, boolean projected) {
        /** Returns the numbers of all heads of a time step. */
        int width() {
            return count * size;
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.kind() != Shape.Kind.SEQUENCE || input.channels() != inputs) {
            throw new IllegalArgumentException("an attention over " + inputs + " features got an example of shape "
                    + Arrays.toString(input.axes()) + "; give it sequences [features, time]");
        }
        return Shape.sequence(outputs, queries > 0 ? queries : input.steps());
    }

    @Override
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        if (queries > 0) {
            int[] order = new int[inputs * queries];
            for (int i = 0; i < order.length; i++) {
                order[i] = i % inputs * queries + i / inputs;
            }
            specs.add(ParameterSpec.ordered("Q", order)); // kept as [queries, inputs]
        }
        if (heads.projected()) {
            specs.add(ParameterSpec.plain("Wq", heads.width() * inputs));
            specs.add(ParameterSpec.plain("Wk", heads.width() * inputs));
            specs.add(ParameterSpec.plain("Wv", heads.width() * inputs));
            specs.add(ParameterSpec.plain("Wo", heads.width() * outputs));
        }
        return specs;
    }

    @Override
    public int workingSet(Shape input) {
        int steps = outputShape(input).steps();
        int places = steps * input.steps() * heads.count();
        return places + input.steps() * (inputs + 2 * heads.width()) + steps * (outputs + 2 * heads.width());
    }

    @Override
    public <A> Step<A> bind(Scope<A> scope) {
        return new AttentionStep<>(this, scope);
    }
}
