package dev.assize.privacy.loss;

/**
 * Delta of epsilon, and back, from the masses p of a tilted sum. With M the moment, t the tilt and l the loss at a
 * place,
 * <pre>
 * delta(l) = M exp(-t l) h,    h = sum over i above of p_i exp(-t (l_i - l)) (1 - exp(-(l_i - l)))
 * </pre>
 * and with {@code d = sum over i from here of p_i exp(-(1 + t) (l_i - l))} it holds
 * {@code h + (1 - exp(-y)) d = exp(t y) h(l - y)} down to the next place. Nothing cancels and nothing overflows.
 */
final class LossTail {
    /** Delta in units of the place is computed anew after so many multiplications. */
    private static final int RENEW = 64;

    private final LossWindow window;
    private final double[] masses;
    private final LossMoments moments;
    private final double wrong;

    LossTail(LossWindow window, double[] masses, LossMoments moments) {
        this.window = window;
        this.masses = masses;
        this.moments = moments;
        this.wrong = moments.wrong(window);
    }

    /** Returns by how much rounding may change a probability of the tilted sum. */
    double rounding() {
        return moments.rounding();
    }

    /**
     * Returns where delta is reached.
     *
     * @param delta above 0
     * @param sign -1 to take all errors from delta first, which gives an epsilon that holds; 1 to add them
     * @return at least 0; infinity if the errors are as large as delta, with sign -1 only
     */
    double epsilon(double delta, int sign) {
        double target = delta * (1 + sign * moments.scaling(window)) + sign * moments.astray();
        if (target <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double tilt = window.tilt();
        double width = window.interval();
        double shrink = Math.exp(-tilt * width);
        double shrinkMore = Math.exp(-(1 + tilt) * width);
        double part = -Math.expm1(-width);
        double error = sign * wrong * Math.exp(tilt * width);
        double reached = 0;
        double discounted = 0;
        double scaled = 0;
        for (int place = masses.length - 1; place >= 0; place--) {
            discounted = masses[place] + shrinkMore * discounted;
            scaled = (masses.length - 1 - place) % RENEW == 0 ? scaled(target, place) : scaled * shrink;
            if (discounted > 0 && reached + part * discounted >= scaled + error) {
                if (scaled + error <= 0) {
                    return Double.POSITIVE_INFINITY;
                }
                double above = Math.log1p(-(scaled + error - reached) / discounted);
                return Math.max(0, window.loss(place) + above - sign * moments.shift());
            }
            reached = shrink * (reached + part * discounted);
        }
        return below(reached / shrink - part * discounted, discounted, scaled + error, sign);
    }

    /** Delta in units of {@code M exp(-t l)} at a place. */
    private double scaled(double target, int place) {
        return Math.exp(Math.log(target) - moments.log() + window.tilt() * window.loss(place));
    }

    /** Where delta is reached if that is not inside of the window, where the masses below are not known. */
    private double below(double reached, double discounted, double target, int sign) {
        if (sign < 0) {
            boolean known = discounted > 0 && Double.isFinite(discounted + target);
            return known ? Math.max(0, window.loss(0)) : Double.POSITIVE_INFINITY;
        }
        double part = discounted > 0 ? (target - reached) / discounted : 1;
        return part < 1 ? Math.max(0, window.loss(0) + Math.log1p(-part) - moments.shift()) : 0;
    }

    /**
     * Returns delta at an epsilon.
     *
     * @param epsilon at least 0
     * @param sign 1 to add all errors, which gives a delta that holds; -1 to take them away
     * @return from 0 to 1
     */
    double delta(double epsilon, int sign) {
        double tilt = window.tilt();
        double from = Math.max(0, epsilon - sign * moments.shift());
        double sum = 0;
        for (int place = masses.length - 1; place >= 0; place--) {
            double gap = window.loss(place) - from;
            if (gap <= 0) {
                break;
            }
            sum += masses[place] * Math.exp(-tilt * gap) * -Math.expm1(-gap);
        }
        double scale = Math.exp(moments.log() - tilt * from) * (1 + sign * moments.scaling(window));
        double delta = scale * (sum + sign * wrong) + sign * moments.astray();
        return Math.min(1, Math.max(0, delta));
    }
}
