package dev.assize.privacy.accounting;

/**
 * The delta of (epsilon, delta) differential privacy, from both sides.
 *
 * @param lower no smaller delta holds for these mechanisms; at least 0
 * @param upper the guarantee: this delta holds; at least {@code lower}, at most 1
 * @param accountant who computed it, for example {@code "PLD"}
 */
public record DeltaBracket(double lower, double upper, String accountant) {
    /** Checks the order. */
    public DeltaBracket {
        if (!(lower >= 0 && upper >= lower && upper <= 1)) {
            throw new IllegalArgumentException(
                    "the bracket from " + lower + " to " + upper + " is none; it holds 0 <= lower <= upper <= 1");
        }
    }
}
