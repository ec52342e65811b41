/**
 * Mechanisms of differential privacy: what one use of the data reveals, before any composition.
 *
 * <p>Start at {@link dev.assize.privacy.mechanism.Mechanism}. A mechanism knows its neighbors, its parameters and its
 * Rényi divergence; a {@link dev.assize.privacy.mechanism.Phase} is a mechanism used a number of times. Noise
 * multipliers are in units of the sensitivity, sampling rates are fractions.
 */
@NullMarked
package dev.assize.privacy.mechanism;

import org.jspecify.annotations.NullMarked;
