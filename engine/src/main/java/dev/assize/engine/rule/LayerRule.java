package dev.assize.engine.rule;

import java.util.List;

/** What a layer computes. Rules are immutable; what changes lives in the steps they make. */
public interface LayerRule {
    /**
     * Returns the shape of an example after this layer.
     *
     * @throws IllegalArgumentException if the layer cannot take {@code input}; names both shapes
     */
    Shape outputShape(Shape input);

    /** Returns the parameters in the order of DL4J's flattened vector. */
    default List<ParameterSpec> parameters() {
        return List.of();
    }

    /** Returns about how many numbers of one example the layer works on at a time. */
    default int workingSet(Shape input) {
        return input.size() + outputShape(input).size();
    }

    /**
     * Returns this layer as it acts inside of DL4J's wrappers that set a mask (last time step, mask zero), where a
     * recurrent layer that otherwise ignores the mask of its input obeys it.
     */
    default LayerRule wrapped() {
        return this;
    }

    /**
     * Returns whether in training what comes out for one example depends on the others of its batch. Such a batch is
     * not split; and there is no gradient of a single example, so nothing private can be said of one.
     */
    default boolean mixesExamples() {
        return false;
    }

    /** Makes the step: allocates its buffers. */
    <A> Step<A> bind(Scope<A> scope);
}
