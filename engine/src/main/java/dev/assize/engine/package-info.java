/**
 * Runs DL4J networks forward and backward, with numbers good enough to audit by.
 *
 * <p>Start at {@link dev.assize.engine.plan.PlanPredictor}: it takes a network that DL4J trained or loaded and answers
 * with probabilities, logits and input gradients in double precision. DL4J and ND4J types go in; only
 * {@link dev.assize.core.Tensor} comes out.
 *
 * <p>Native libraries load when the first predictor is made, not before.
 */
@NullMarked
package dev.assize.engine;

import org.jspecify.annotations.NullMarked;
