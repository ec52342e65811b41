/**
 * Attacks on models and what they prove: scores that tell members from others, and lower bounds of epsilon from them.
 *
 * <p>Attacks ({@link dev.assize.privacy.attack.MembershipSignal},
 * {@link dev.assize.privacy.attack.LikelihoodRatioAttack}, {@link dev.assize.privacy.attack.RelativeMembershipAttack},
 * {@link dev.assize.privacy.attack.Exposure}) give scores, of which a higher one always means a more likely member.
 * {@link dev.assize.privacy.attack.CanaryScores} holds the scores of records that were in and out;
 * {@link dev.assize.privacy.attack.CanaryBound} and {@link dev.assize.privacy.attack.OneRunAudit} turn them into an
 * epsilon that the training cannot be below. A bound of 0 proves nothing; {@link dev.assize.privacy.attack.AuditPower}
 * says how much the audit could have shown.
 */
@NullMarked
package dev.assize.privacy.attack;

import org.jspecify.annotations.NullMarked;
