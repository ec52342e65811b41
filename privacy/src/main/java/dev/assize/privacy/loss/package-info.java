/**
 * Privacy loss distributions: what two neighboring data sets make of the same output, and how that adds up.
 *
 * <p>Start at {@link dev.assize.privacy.loss.LossPair}, the two distributions that are hardest to tell apart wrongly.
 * {@link dev.assize.privacy.loss.LossLattice} puts a pair on a lattice twice, once pessimistically and once
 * optimistically, and {@link dev.assize.privacy.loss.LossSum} adds up many uses by a fast Fourier transform. The loss
 * is {@code log(P/Q)}, in nats; its distribution is the one under P.
 */
@NullMarked
package dev.assize.privacy.loss;

import org.jspecify.annotations.NullMarked;
