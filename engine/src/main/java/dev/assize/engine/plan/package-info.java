/**
 * DL4J networks compiled: one forward and backward pass over own buffers.
 *
 * <p>Start at {@link dev.assize.engine.plan.Plan}. A plan holds its parameters in arrays of its own, copied from and
 * back to the flattened vector of the DL4J network, which stays the way to describe, save and load it. Batches are
 * split over lanes, each a thread's work with buffers and a gradient of its own; lanes are summed in a fixed order,
 * so that results do not depend on how many threads there are.
 */
@NullMarked
package dev.assize.engine.plan;

import org.jspecify.annotations.NullMarked;
