/**
 * Searches subgroups, not only the groups that somebody thought of, for those that a model treats worst. Start at
 * {@link dev.assize.fairness.scan.BiasScan}.
 */
@NullMarked
package dev.assize.fairness.scan;

import org.jspecify.annotations.NullMarked;
