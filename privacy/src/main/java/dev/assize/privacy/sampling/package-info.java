/**
 * Which records take part in a step of private training, drawn from a {@link dev.assize.privacy.noise.Keystream}.
 *
 * <p>Start at {@link dev.assize.privacy.sampling.Sampling}. The choice of records hides people as much as the noise
 * does, so it comes from the same cryptographic stream, and every draw is exact: a uniform integer has no bias, and a
 * record is never taken with more than its stated probability.
 */
@NullMarked
package dev.assize.privacy.sampling;

import org.jspecify.annotations.NullMarked;
