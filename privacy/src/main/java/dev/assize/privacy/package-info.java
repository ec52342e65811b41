/**
 * Privacy risk: what a model or a table gives away about the people in it.
 *
 * <p>Start at {@link dev.assize.privacy.PrivacyCheck}. {@link dev.assize.privacy.LossThresholdAttack} attacks a model
 * through its losses, {@link dev.assize.privacy.table.EquivalenceClasses} counts how many people share their
 * quasi-identifiers, and {@link dev.assize.privacy.PrivacyClaim} is what a training record guarantees. Stronger attacks
 * and lower bounds of epsilon are in {@link dev.assize.privacy.attack}. Inputs are
 * arrays and tables; nothing here knows how a model was trained. A privacy parameter that was not earned is undefined,
 * never a number.
 */
@NullMarked
package dev.assize.privacy;

import org.jspecify.annotations.NullMarked;
