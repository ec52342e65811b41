/**
 * Group fairness: how decisions differ between the values of a sensitive attribute.
 *
 * <p>Start at {@link dev.assize.fairness.FairnessCheck}, which runs every metric over a {@link dev.assize.core.Tally}.
 * Each metric is one class and is found by its id; a {@link dev.assize.fairness.FairnessMetric} compares groups, a
 * {@link dev.assize.fairness.ConditionalFairnessMetric} compares them within the strata of a further column. Class 1 of
 * a binary task is the favorable one. Rates are fractions; a group without the rows that a rate needs has no rate, is
 * left out of gaps and named, and a gap of fewer than two groups is undefined.
 */
@NullMarked
package dev.assize.fairness;

import org.jspecify.annotations.NullMarked;
