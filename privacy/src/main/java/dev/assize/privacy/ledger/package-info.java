/**
 * The ledger: every use of the data that was made under a guarantee, in order, chained by hashes.
 *
 * <p>Start at {@link dev.assize.privacy.ledger.Ledger}. Entries are only ever added; {@link
 * dev.assize.privacy.ledger.LedgerJson} writes a ledger and refuses one whose chain is broken. The chain shows that an
 * entry was changed, left out or put elsewhere; who rewrites the whole chain is stopped only by a copy of its last
 * hash kept somewhere else, such as in a report.
 */
@NullMarked
package dev.assize.privacy.ledger;

import org.jspecify.annotations.NullMarked;
