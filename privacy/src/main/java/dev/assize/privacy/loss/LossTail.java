package dev.assize.privacy.loss;

/**
 * Delta of epsilon, and back, from the masses of a tilted sum. All sums are relative to {@code M exp(-t r)} at a reference
 * loss r close to where they are needed, so that nothing overflows.
 */
final class LossTail {
    /** Weights are computed anew after so many multiplications. */
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
     * @return at least 0; infinity if the errors are as large as delta
     */
    double epsilon(double delta, int sign) {
        double target = delta + sign * moments.astray();
        if (target <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double tilt = window.tilt();
        double reference = reference(Math.log(target));
        double scaled = Math.exp(Math.log(target) - moments.log() + tilt * reference);
        double grow = Math.exp(tilt * window.interval());
        double growMore = Math.exp((tilt + 1) * window.interval());
        double mass = 0;
        double discounted = 0;
        double weight = 0;
        double weightMore = 0;
        for (int place = masses.length - 1; place >= 0; place--) {
            double loss = window.loss(place) - reference;
            if ((masses.length - 1 - place) % RENEW == 0) {
                weight = Math.exp(-tilt * loss);
                weightMore = weight * Math.exp(-loss);
            } else {
                weight *= grow;
                weightMore *= growMore;
            }
            double error = sign * wrong * weight;
            if (discounted > 0 && mass - Math.exp(loss) * discounted >= scaled + error) {
                return clipped(reference, (mass - scaled - error) / discounted);
            }
            mass += masses[place] * weight;
            discounted += masses[place] * weightMore;
        }
        if (!Double.isFinite(mass + discounted + weight)) {
            return sign < 0 ? Double.POSITIVE_INFINITY : 0;
        }
        double last = discounted > 0 ? clipped(reference, (mass - scaled - sign * wrong * weight) / discounted) : 0;
        if (sign < 0 && discounted <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return sign > 0 ? last : Math.max(last, Math.max(0, window.loss(0)));
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
        double sum = 0;
        for (int place = masses.length - 1; place >= 0; place--) {
            double gap = window.loss(place) - epsilon;
            if (gap <= 0) {
                break;
            }
            sum += masses[place] * Math.exp(-tilt * gap) * -Math.expm1(-gap);
        }
        double scale = Math.exp(moments.log() - tilt * epsilon);
        double delta = scale * (sum + sign * wrong) + sign * moments.astray();
        return Math.min(1, Math.max(0, delta));
    }

    private static double clipped(double reference, double ratio) {
        return ratio > 0 ? Math.max(0, reference + Math.log(ratio)) : 0;
    }

    /** A loss near the answer: where the moment alone would put it, inside the window. */
    private double reference(double logTarget) {
        double moment = window.tilt() > 0 ? (moments.log() - logTarget) / window.tilt() : 0;
        return Math.min(Math.max(moment, window.loss(0)), window.loss(window.length()));
    }
}
