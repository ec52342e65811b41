package dev.assize.privacy.loss;

/**
 * What one use reveals, without a lattice: {@code delta(e) = P(L > e) - exp(e) Q(L > e)}, from both sides as far as
 * rounding goes.
 */
final class LossOnce {
    private static final int HALVINGS = 200;

    /** Roundings in a tail, beside those of its logarithm. */
    private static final double ROUNDINGS = 16;

    private final LossPair pair;

    LossOnce(LossPair pair) {
        this.pair = pair;
    }

    /**
     * Returns delta from below and from above.
     *
     * @param epsilon at least 0
     */
    double[] delta(double epsilon) {
        double[] tails = new double[LossPair.TAILS];
        pair.tails(epsilon, tails);
        double value = tails[1] - tails[3];
        double doubt = doubt(tails[1]) + doubt(tails[3]);
        return new double[] {Math.max(0, value - doubt), Math.min(1, Math.max(0, value + doubt))};
    }

    /**
     * Returns epsilon from below and from above.
     *
     * @param delta above 0 and below 1
     */
    double[] epsilon(double delta) {
        return new double[] {epsilon(delta, 0), epsilon(delta, 1)};
    }

    /** Halves between a loss at which this side of delta is too large and one at which it is not. */
    private double epsilon(double delta, int side) {
        if (delta(0)[side] <= delta) {
            return 0;
        }
        double low = 0;
        double high = Math.max(pair.high(delta / 2), Double.MIN_NORMAL);
        for (int i = 0; i < HALVINGS && Math.nextUp(low) < high; i++) {
            double middle = low + (high - low) / 2;
            if (delta(middle)[side] <= delta) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return side == 0 ? low : high;
    }

    private static double doubt(double tail) {
        return tail > 0 ? tail * (ROUNDINGS + 2 * Math.abs(Math.log(tail))) * Math.ulp(0.5) : 0;
    }
}
