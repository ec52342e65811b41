package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.List;

/**
 * What the rule of a vertex gets to make its step from.
 *
 * @param kernels the arithmetic
 * @param capacity most rows of the output at a time
 * @param inputs the signals below
 * @param weights the parameters, in the order of {@link VertexRule#parameters()}
 * @param <A> {@code float[]} or {@code double[]}
 */
public record VertexScope<A>(Kernels<A> kernels, int capacity, List<Signal<A>> inputs, List<Weights<A>> weights) {
    /** Returns the scope of a vertex with one input. */
    public Scope<A> only() {
        return new Scope<>(kernels, capacity, inputs.get(0), weights);
    }

    /** Returns the shapes of the inputs. */
    public List<Shape> shapes() {
        return inputs.stream().map(Signal::shape).toList();
    }
}
