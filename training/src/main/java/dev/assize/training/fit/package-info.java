/**
 * Trains any network of DL4J that the engine can run, on arrays.
 *
 * <p>Start at {@link dev.assize.training.fit.NetworkFit}: a network and {@link dev.assize.training.fit.FitOptions} make
 * it, {@link dev.assize.training.fit.Examples} go in, the network changes and a
 * {@link dev.assize.training.fit.FitHistory} comes out. {@link dev.assize.training.fit.Checkpoints} let a training that
 * was broken off go on to the same bits.
 *
 * <p>Every random choice comes from a seed: the same network, examples, options and seed give the same parameters, bit
 * for bit, on any number of threads. Nothing here reads a clock.
 */
@NullMarked
package dev.assize.training.fit;

import org.jspecify.annotations.NullMarked;
