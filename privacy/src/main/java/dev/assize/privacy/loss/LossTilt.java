package dev.assize.privacy.loss;

/**
 * How a sum is tilted, and how wide its window is.
 *
 * @param value t: masses are multiplied by {@code exp(t l)}
 * @param range the window
 */
record LossTilt(double value, LossRange range) {
    /** What the window cuts off is at most this part of delta, as a logarithm. */
    private static final double CUT = 14;

    private static final int CANDIDATES = 6;
    private static final double STEP = 4;

    /**
     * Chooses the tilt with the smallest window among those whose rounding does not matter, from the one that the moments
     * like best down to none at all.
     *
     * @param outline the uses
     * @param strongest the tilt that the moments like best
     * @param epsilon a lower guess of where the sum is wanted
     * @param delta logarithms of delta there and of the rounding to expect
     * @param exact minus the logarithm of the part of delta that rounding may be, if any tilt achieves that
     */
    static LossTilt choose(LossOutline outline, double strongest, double epsilon, double[] delta, double exact) {
        LossTilt best = at(outline, strongest, epsilon, delta[0]);
        for (int k = 1; k < CANDIDATES; k++) {
            double tilt = k == CANDIDATES - 1 ? 0 : strongest * Math.pow(STEP, -k);
            if (scale(outline, tilt, epsilon, delta[0]) + delta[1] < -exact) {
                LossTilt next = at(outline, tilt, epsilon, delta[0]);
                best = next.range.span() < best.range.span() ? next : best;
            }
        }
        return best;
    }

    private static LossTilt at(LossOutline outline, double tilt, double epsilon, double logDelta) {
        return new LossTilt(tilt, outline.range(tilt, scale(outline, tilt, epsilon, logDelta) + CUT));
    }

    /** How much larger than delta the tilted sum is where it is wanted, as a logarithm. */
    private static double scale(LossOutline outline, double tilt, double epsilon, double logDelta) {
        return Math.max(0, outline.cumulant(tilt) - tilt * epsilon - logDelta);
    }
}
