/**
 * Mitigation: means to make a model treat groups more alike, before, during and after its training.
 *
 * <p>Before training: {@link dev.assize.fairness.mitigation.Reweighing},
 * {@link dev.assize.fairness.mitigation.Massaging}, {@link dev.assize.fairness.mitigation.CorrelationRemover},
 * {@link dev.assize.fairness.mitigation.DisparateImpactRemover}. After it a {@link
 * dev.assize.fairness.mitigation.DecisionRule} takes the place of the most probable class: {@link
 * dev.assize.fairness.mitigation.ThresholdOptimizer}, {@link dev.assize.fairness.mitigation.EqualizedOddsRule}, {@link
 * dev.assize.fairness.mitigation.CalibratedEqualizedOdds}, {@link dev.assize.fairness.mitigation.RejectOption}. Each
 * has a {@code fit} that looks at training rows and gives an immutable result that is applied to any rows. Label 1 is
 * the favorable class, {@link dev.assize.fairness.mitigation.Groups} say which group a row is of. What cannot be used,
 * such as scores that are not numbers, negative weights or a single group, is refused with a {@link
 * dev.assize.fairness.mitigation.MitigationException} that names every problem.
 */
@NullMarked
package dev.assize.fairness.mitigation;

import org.jspecify.annotations.NullMarked;
