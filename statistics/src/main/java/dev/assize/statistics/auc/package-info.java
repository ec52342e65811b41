/**
 * The area under the ROC curve, how sure it is, and how much it differs between groups.
 *
 * <p>Start at {@link dev.assize.statistics.auc.Auc}, which needs rows or only the numbers of positives and negatives at
 * each score. {@link dev.assize.statistics.auc.AucDifference} compares two groups that share no rows,
 * {@link dev.assize.statistics.auc.WeightedAuc} takes weights and has no variance. Equal scores count one half
 * everywhere. Areas are in [0, 1]; 1/2 is chance and higher is better.
 */
@NullMarked
package dev.assize.statistics.auc;

import org.jspecify.annotations.NullMarked;
