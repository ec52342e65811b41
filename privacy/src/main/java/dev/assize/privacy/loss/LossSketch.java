package dev.assize.privacy.loss;

/**
 * A rough picture of a pair: a few hundred losses with their probability, closer together near the median. It says
 * where to look, never what the answer is.
 *
 * <p>Each cell between two edges is drawn as its mean, {@code log(P(cell)/Q(cell))}, so that {@code E[exp(-L)] = 1}
 * holds as it does for the pair; otherwise the mean of a million tiny losses would be far off.
 */
final class LossSketch {
    private static final double CLOSEST = 1e-7;
    private static final double FACTOR = 1.06;
    private static final double BEYOND = 1.01;

    private final double[] losses;
    private final double[] masses;

    private final LossCeiling ceiling;

    private LossSketch(double[] losses, double[] masses, LossCeiling ceiling) {
        this.losses = losses;
        this.masses = masses;
        this.ceiling = ceiling;
    }

    /** Draws a pair, leaving out the outermost parts with this probability. */
    static LossSketch of(LossPair pair, double tail) {
        double low = pair.low(tail);
        double high = pair.high(tail);
        double middle = Math.min(Math.max(pair.median(), low), high);
        double reach = BEYOND * Math.max(Math.max(high - middle, middle - low), Double.MIN_NORMAL);
        int count = (int) Math.ceil(Math.log(1 / CLOSEST) / Math.log(FACTOR));
        double[] losses = new double[2 * count];
        double[] masses = new double[2 * count];
        CellMasses cell = new CellMasses(pair, middle - reach);
        LossCeiling ceiling = new LossCeiling(2 * count, middle - reach, cell.below());
        for (int i = 0; i < 2 * count; i++) {
            int steps = Math.abs(i + 1 - count);
            double distance = steps == 0 ? 0 : reach * Math.pow(FACTOR, steps - count);
            cell.moveTo(middle + (i + 1 < count ? -distance : distance));
            ceiling.add(cell);
            masses[i] = cell.upper();
            losses[i] = cell.mean();
        }
        ceiling.end(cell.above());
        return new LossSketch(losses, masses, ceiling);
    }

    /** Returns bounds of the moments from above. */
    LossCeiling ceiling() {
        return ceiling;
    }

    /** Computes {@code log E[exp(t L)]}, and with it the mean and the variance of the losses tilted by t. */
    void cumulant(double tilt, double[] into) {
        double largest = largest(tilt);
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < losses.length; i++) {
            double term = masses[i] > 0 ? masses[i] * Math.exp(tilt * losses[i] - largest) : 0;
            sum += term;
            first += term * losses[i];
            second += term * losses[i] * losses[i];
        }
        into[0] = largest + Math.log(sum);
        into[1] = first / sum;
        into[2] = Math.max(0, second / sum - into[1] * into[1]);
    }

    /**
     * Returns for each loss the tilted probability of those at least as far from the median on the same side, the
     * widest first on the left and last on the right.
     */
    double[] tiltedTails(double tilt) {
        double[] cumulant = new double[3];
        cumulant(tilt, cumulant);
        double[] tails = new double[losses.length];
        int half = losses.length / 2;
        double sum = 0;
        for (int i = 0; i < half; i++) {
            sum += masses[i] > 0 ? masses[i] * Math.exp(tilt * losses[i] - cumulant[0]) : 0;
            tails[i] = sum;
        }
        sum = 0;
        for (int i = losses.length - 1; i >= half; i--) {
            sum += masses[i] > 0 ? masses[i] * Math.exp(tilt * losses[i] - cumulant[0]) : 0;
            tails[i] = sum;
        }
        return tails;
    }

    /** Returns the losses, ascending; the array is not to be changed. */
    double[] losses() {
        return losses;
    }

    private double largest(double tilt) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < losses.length; i++) {
            if (masses[i] > 0) {
                largest = Math.max(largest, tilt * losses[i]);
            }
        }
        return largest;
    }
}
