package dev.assize.engine.rule;

import dev.assize.engine.kernel.Factors;

/**
 * A parameter's numbers, shared by all lanes of a plan, and one lane's sum of gradients.
 *
 * @param values the numbers
 * @param gradient sum over the rows of the lane
 * @param factors the numbers as right factors of products
 * @param <A> {@code float[]} or {@code double[]}
 */
public record Weights<A>(A values, A gradient, Factors<A> factors) {}
