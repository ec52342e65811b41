package dev.assize.privacy.loss;

/**
 * How a sum is tilted, and how wide its window is.
 *
 * @param value t: masses are multiplied by {@code exp(t l)}
 * @param range the window
 */
record LossTilt(double value, LossRange range) {
    /** What the window cuts off matters less than rounding may, by this factor of the logarithms. */
    private static final double CUT = 2;

    private static final int CANDIDATES = 12;
    private static final double STEP = 0.7;

    /** A tilt whose rounding matters more than it should by this much, as a logarithm, is not looked at. */
    private static final double WORSE = 2;

    /**
     * Chooses among tilts, from the one that the moments like best down to none at all, the one with the smallest
     * product of window and rounding, where rounding that does not matter counts as none.
     *
     * @param outline the uses
     * @param strongest the tilt that the moments like best
     * @param epsilon a guess of where the sum is wanted
     * @param delta logarithms of delta there and of the rounding to expect
     * @param exact minus the logarithm of the part of delta that rounding may be, if any tilt achieves that
     */
    static LossTilt choose(LossOutline outline, double strongest, double epsilon, double[] delta, double exact) {
        double[] tilts = new double[CANDIDATES];
        double[] scales = new double[CANDIDATES];
        double most = Double.POSITIVE_INFINITY;
        for (int k = 0; k < CANDIDATES; k++) {
            tilts[k] = k == CANDIDATES - 1 ? 0 : strongest * Math.pow(STEP, k);
            scales[k] = scale(outline, tilts[k], epsilon, delta[0]);
            most = Math.min(most, WORSE + Math.max(scales[k], -exact - delta[1]));
        }
        LossTilt best = at(outline, 0, scales[CANDIDATES - 1] + CUT * exact);
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < CANDIDATES; k++) {
            if (scales[k] <= most) {
                LossTilt next = at(outline, tilts[k], scales[k] + CUT * exact);
                double cost = Math.log(next.range.span()) + Math.max(0, scales[k] + delta[1] + exact);
                best = cost < least ? next : best;
                least = Math.min(least, cost);
            }
        }
        return best;
    }

    private static LossTilt at(LossOutline outline, double tilt, double outside) {
        return new LossTilt(tilt, outline.range(tilt, outside));
    }

    /** How much larger than delta the tilted sum is where it is wanted, as a logarithm. */
    private static double scale(LossOutline outline, double tilt, double epsilon, double logDelta) {
        return Math.max(0, outline.cumulant(tilt) - tilt * epsilon - logDelta);
    }
}
