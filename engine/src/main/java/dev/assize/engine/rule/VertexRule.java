package dev.assize.engine.rule;

import java.util.List;

/**
 * What a vertex of a network computes from one or several signals. Rules are immutable; what changes lives in the steps
 * they make. A vertex with one input is a {@link LayerRule}.
 */
public interface VertexRule {
    /**
     * Returns the shape of an example after this vertex.
     *
     * @throws IllegalArgumentException if the vertex cannot take {@code inputs}; names the shapes
     */
    Shape outputShape(List<Shape> inputs);

    /**
     * Returns how many rows come out for each row of the batch, which is 1 but after a stack.
     *
     * @param inputs how many rows each input has for each row of the batch
     * @throws IllegalArgumentException if the inputs differ; a stack takes them one after the other
     */
    default int copies(List<Integer> inputs) {
        int copies = inputs.get(0);
        for (int other : inputs) {
            if (other != copies) {
                throw new IllegalArgumentException("inputs of " + copies + " and of " + other
                        + " rows for each example meet in one vertex; unstack what was stacked before");
            }
        }
        return copies;
    }

    /** Returns the parameters in the order of DL4J's flattened vector. */
    default List<ParameterSpec> parameters() {
        return List.of();
    }

    /** Returns about how many numbers of one example the vertex works on at a time. */
    default int workingSet(List<Shape> inputs) {
        return inputs.stream().mapToInt(Shape::size).sum() + outputShape(inputs).size();
    }

    /**
     * Returns whether in training what comes out for one example depends on the others of its batch. Such a batch is
     * not split; and there is no gradient of a single example, so nothing private can be said of one.
     */
    default boolean mixesExamples() {
        return false;
    }

    /** Makes the step: allocates its buffers. */
    <A> Step<A> bind(VertexScope<A> scope);
}
