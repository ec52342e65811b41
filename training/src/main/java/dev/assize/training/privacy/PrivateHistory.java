package dev.assize.training.privacy;

import dev.assize.privacy.ledger.Ledger;

/**
 * What a private training did, as its record keeps it.
 *
 * @param ledger every use of the data
 * @param delta what epsilon is stated for
 * @param records how many records there were to choose from
 * @param nonFinite gradients of records that were not finite and added nothing; the count itself is not covered by the
 *     guarantee
 * @param budgetEnded whether the last steps were refused because they would have passed the budget
 */
public record PrivateHistory(Ledger ledger, double delta, int records, long nonFinite, boolean budgetEnded) {
    /** Checks the numbers. */
    public PrivateHistory {
        if (!(delta > 0 && delta < 1) || records < 1 || nonFinite < 0) {
            throw new IllegalArgumentException("a private training on " + records + " records with delta " + delta
                    + " and " + nonFinite + " gradients that are not finite makes no sense; delta is above 0 and below "
                    + "1, and counts are not negative");
        }
    }

    /** Returns whether delta is at least 1 / records: so large that a whole record could be published. */
    public boolean isDeltaLarge() {
        return delta * records >= 1;
    }
}
