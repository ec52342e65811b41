package dev.assize.engine.rule;

import java.util.List;
import java.util.Optional;

/**
 * A layer at work on fixed buffers.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
public interface Step<A> {
    /** Returns what this step writes. */
    Signal<A> output();

    /** Sets how many rows the next steps have, at most the capacity. */
    void resize(int rows);

    /** Reads the values of the input signal and writes those of the output signal. */
    void forward(Run run);

    /**
     * Reads the gradients of the output signal and turns them, in place, into those of the sums before the activation.
     *
     * @param intoInput whether the gradients of the input signal are written as well
     */
    void backward(boolean intoInput);

    /**
     * Returns what the gradients of trained parameters are made of; nothing if there are some and the step cannot tell
     * it of single rows.
     */
    default Optional<List<GradientTerm<A>>> terms() {
        return Optional.of(List.of());
    }

    /**
     * Writes the gradient of the parameters, after {@link #backward}.
     *
     * @param accumulate whether it is added to what is there
     */
    default void gradient(boolean accumulate) {
        terms().ifPresent(terms -> terms.forEach(term -> term.gradient(accumulate)));
    }
}
