/**
 * Intervals and tests: how sure a number is.
 *
 * <p>Start at {@link dev.assize.statistics.Estimates}, which makes a number with its interval from counts, and
 * {@link dev.assize.statistics.Intervals}, which makes an interval of any confidence from the
 * {@link dev.assize.core.Uncertainty} that travels with the number. Every interval here is two-sided.
 * {@link dev.assize.statistics.Confidences} says how strongly an estimate proves a limit,
 * {@link dev.assize.statistics.MultipleComparisons} corrects that for being one of many, and
 * {@link dev.assize.statistics.SampleSize} says how many people would settle what is undecided.
 *
 * <p>Around it: areas under curves in {@link dev.assize.statistics.auc}, the bootstrap in
 * {@link dev.assize.statistics.bootstrap}, tests in {@link dev.assize.statistics.hypothesis}, and how often intervals
 * hold the truth in {@link dev.assize.statistics.coverage}.
 */
@NullMarked
package dev.assize.statistics;

import org.jspecify.annotations.NullMarked;
