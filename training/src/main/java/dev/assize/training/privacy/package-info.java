/**
 * The parts of private training that a step is made of, without the loop around them.
 *
 * <p>Start at {@link dev.assize.training.privacy.PrivatePlan}: settings and the number of records make it, with the
 * noise that the budget asks for. {@link dev.assize.training.privacy.NoisyGradient} adds the noise to what
 * {@code Plan.trainClipped} leaves, {@link dev.assize.training.privacy.StepCount} writes down what was used, and {@link
 * dev.assize.training.privacy.PrivateHistory} is what a model's record says of it.
 *
 * <p>Nothing that depends on single records leaves without noise, except where a Javadoc says so.
 */
@NullMarked
package dev.assize.training.privacy;

import org.jspecify.annotations.NullMarked;
