/**
 * Random numbers that hide a person: bits of a cryptographic stream, Gaussian numbers and exact discrete Gaussian
 * integers made of them.
 *
 * <p>Start at {@link dev.assize.privacy.noise.NoiseSource}: {@code NoiseSource.secure()} in earnest,
 * {@code NoiseSource.seeded(seed)} in tests, which gives no guarantee. A
 * {@link dev.assize.privacy.noise.NoiseMechanism} says how noise is added to a sum. Every block of noise has its own
 * part of the stream, so blocks may be drawn in any order and on any thread.
 */
@NullMarked
package dev.assize.privacy.noise;

import org.jspecify.annotations.NullMarked;
