package dev.assize.privacy.attack;

import dev.assize.core.Counts;

/**
 * How large an epsilon an audit could have measured: the bound of a perfect attack, which catches everybody who was in
 * and nobody else. A claim above it cannot be refuted by so few records, so that a passed check says nothing.
 */
public final class AuditPower {
    private AuditPower() {}

    /**
     * Returns the largest bound that {@link CanaryBound} can give for so many records, both ways; at least 0.
     *
     * @param in how many records were in, at least 1
     * @param out how many were out, at least 1
     */
    public static double ofCanaries(long in, long out, double delta, double significance) {
        RateBounds perfect = RateBounds.of(new Counts("in", in, in), new Counts("out", 0, out), significance);
        return Math.max(perfect.forward(delta), perfect.backward(delta));
    }

    /** Returns the largest bound that {@link OneRunAudit} can give for so many canaries of one training. */
    public static double ofOneRun(long canaries, double delta, double significance) {
        double best = 0;
        for (long guesses = canaries; guesses > 0; guesses /= 2) {
            double bound = OneRunAudit.ofAnyTraining(delta, significance)
                    .epsilon(new OneRunGuesses(canaries, guesses, guesses));
            best = Math.max(best, bound);
        }
        return best;
    }
}
