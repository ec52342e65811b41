/**
 * Individual fairness: whether people who are alike are treated alike. Start at {@link
 * dev.assize.fairness.individual.NeighborConsistency}.
 */
@NullMarked
package dev.assize.fairness.individual;

import org.jspecify.annotations.NullMarked;
