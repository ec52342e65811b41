package dev.assize.policies;

/**
 * How a rule is decided.
 *
 * @param by by the ends of an interval, or by the value alone
 * @param confidence coverage of that interval, in (0, 1)
 * @param correction correction for the comparisons of one rule
 */
public record Decide(By by, double confidence, Correction correction) {
    /** What is compared with the limit. */
    public enum By {
        /** The interval: pass if all of it holds, fail if none of it does, else inconclusive. */
        BOUND,
        /** The value alone. */
        POINT
    }

    /**
     * Correction for several comparisons: all evidence that one rule matches and that has an interval. It makes failing
     * harder. Passing needs none: a rule holds only where all its values are proven good, so being many makes no
     * mistake likelier (an intersection-union test).
     */
    public enum Correction {
        /** Holm's step-down: the chance of any wrong failure stays below 1 - confidence. */
        HOLM,
        /** Benjamini and Hochberg: the expected share of wrong failures stays below 1 - confidence. */
        BH,
        /** Each comparison by itself. */
        NONE
    }

    /** Checks the confidence. */
    public Decide {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", it must lie between 0 and 1");
        }
    }
}
