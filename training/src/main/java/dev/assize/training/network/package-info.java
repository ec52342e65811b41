/**
 * Untrained networks of settings and shapes.
 *
 * <p>Start at {@link dev.assize.training.network.NetworkBuilder}. Networks are DL4J's own, so that everything that
 * reads DL4J's files reads them; every weight is drawn from the seed and none from ND4J's generator, which threads
 * share.
 */
@NullMarked
package dev.assize.training.network;

import org.jspecify.annotations.NullMarked;
