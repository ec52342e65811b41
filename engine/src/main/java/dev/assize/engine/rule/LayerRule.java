package dev.assize.engine.rule;

import java.util.List;

/** What a layer computes. Rules are immutable; what changes lives in the steps they make. */
public interface LayerRule extends VertexRule {
    /**
     * Returns the shape of an example after this layer.
     *
     * @throws IllegalArgumentException if the layer cannot take {@code input}; names both shapes
     */
    Shape outputShape(Shape input);

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return outputShape(inputs.get(0));
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

    @Override
    default int workingSet(List<Shape> inputs) {
        return workingSet(inputs.get(0));
    }

    @Override
    default <A> Step<A> bind(VertexScope<A> scope) {
        return bind(scope.only());
    }

    /** Makes the step: allocates its buffers. */
    <A> Step<A> bind(Scope<A> scope);
}
