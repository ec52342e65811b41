package dev.assize.engine.rule;

import dev.assize.engine.kernel.Kernels;
import java.util.List;

/**
 * What a rule gets to make its step from.
 *
 * @param kernels the arithmetic
 * @param capacity most rows at a time
 * @param input the signal below
 * @param weights the parameters, in the order of {@link LayerRule#parameters()}
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Scope<A>(Kernels<A> kernels, int capacity, Signal<A> input, List<Weights<A>> weights) {
    /** Makes the signal that the step will write; with the input's mask if both are sequences of as many steps. */
    public Signal<A> signal(Shape shape) {
        return new Signal<>(kernels, shape, capacity, input.inherited(shape));
    }
}
