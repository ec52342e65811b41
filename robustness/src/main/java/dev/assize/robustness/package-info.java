/**
 * Robustness: how a classifier holds up when inputs are attacked, noisy or incomplete, and whether its probabilities
 * mean what they say.
 *
 * <p>Start at {@link dev.assize.robustness.RobustnessCheck}, which makes the evidence of an audit. Below it stand the
 * attack ({@link dev.assize.robustness.Fgsm}), the damage to tables ({@link dev.assize.robustness.MissingCells},
 * {@link dev.assize.robustness.GaussianNoise}) and the calibration figures ({@link dev.assize.robustness.Reliability},
 * {@link dev.assize.robustness.ProperScores}).
 *
 * <p>Everything is computed in double; every random draw comes from a seed and does not depend on threads or on the
 * order of columns.
 */
@NullMarked
package dev.assize.robustness;

import org.jspecify.annotations.NullMarked;
