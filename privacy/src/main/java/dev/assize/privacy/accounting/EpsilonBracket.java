package dev.assize.privacy.accounting;

/**
 * The epsilon of (epsilon, delta) differential privacy, from both sides.
 *
 * @param lower no smaller epsilon holds for these mechanisms; at least 0
 * @param upper the guarantee: this epsilon holds; at least {@code lower}, finite
 * @param accountant who computed it, for example {@code "PLD"}
 */
public record EpsilonBracket(double lower, double upper, String accountant) {
    /** Checks the order. */
    public EpsilonBracket {
        if (!(lower >= 0 && upper >= lower && Double.isFinite(upper))) {
            throw new IllegalArgumentException("the bracket from " + lower + " to " + upper
                    + " is none; it holds 0 <= lower <= upper, both finite");
        }
    }

    /** Returns how much of the guarantee may be slack of the accountant. */
    public double width() {
        return upper - lower;
    }
}
