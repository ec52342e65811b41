/**
 * Accounting: what a number of uses of the same data reveal together.
 *
 * <p>Start at {@link dev.assize.privacy.accounting.Accounting}: the epsilon of a ledger, from both sides. An
 * {@link dev.assize.privacy.accounting.Accountant} turns phases into a bracket; {@link
 * dev.assize.privacy.accounting.Calibration} goes the other way, from a target to the noise, the steps or the rate that
 * meet it, never above it. Epsilon is in nats, delta a probability; an upper value is a guarantee, a lower value says
 * how much of it is slack.
 */
@NullMarked
package dev.assize.privacy.accounting;

import org.jspecify.annotations.NullMarked;
