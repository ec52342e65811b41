/**
 * What a privacy account says, for people and for programs.
 *
 * <p>Start at {@link dev.assize.privacy.statement.PrivacyBudget} for mechanisms that are only planned, and at {@link
 * dev.assize.privacy.statement.PrivacyStatement} for a ledger of what was done.
 */
@NullMarked
package dev.assize.privacy.statement;

import org.jspecify.annotations.NullMarked;
