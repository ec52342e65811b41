/**
 * Explanations: what a model's answers rest on.
 *
 * <p>Start at {@link dev.assize.explain.ExplainCheck}, which makes the evidence of an audit. Below it stand the
 * methods: attributions of one answer to the numbers a model reads ({@link dev.assize.explain.AttributionMethod}),
 * their sums over the columns of a table ({@link dev.assize.explain.ColumnAttributions}), how far they miss
 * completeness ({@link dev.assize.explain.CompletenessGap}), and the importance of a column for the quality of the
 * model ({@link dev.assize.explain.PermutationImportance}).
 *
 * <p>Everything is computed in double. Results do not depend on the slice size, on threads or on the order of columns.
 * An attribution says what a model uses, not what causes the outcome in the world.
 */
@NullMarked
package dev.assize.explain;

import org.jspecify.annotations.NullMarked;
