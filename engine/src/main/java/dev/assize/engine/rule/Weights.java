package dev.assize.engine.rule;

/**
 * A parameter's numbers, shared by all lanes of a plan, and one lane's sum of gradients.
 *
 * @param values the numbers
 * @param gradient sum over the rows of the lane
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Weights<A>(A values, A gradient) {}
