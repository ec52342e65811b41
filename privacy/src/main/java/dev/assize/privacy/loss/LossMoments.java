package dev.assize.privacy.loss;

/**
 * What is known of a tilted sum beside its masses: logarithms of moments, what went astray, and what rounding may have
 * done. With u = 2^-53, n the length of the transform and T the steps, rounding counts for
 *
 * <ul>
 *   <li>a probability, see {@link #rounding(double)}: the transform is off by at most 1e-15 at each frequency (seen are
 *   8e-16), the
 *       power multiplies that by T where it is taken of the transform, and on the way back the errors of different
 *       frequencies, which are not related, mostly cancel;
 *   <li>a part of delta, {@code (8 T + 4 n) u}: the masses of a use sum to 1 but for a few roundings, T times, and
 *   delta is a sum over n
 *       places;
 *   <li>a shift of all losses: see {@link LossLattice#doubts}, T times.
 * </ul>
 */
final class LossMoments {
    private static final double ROUNDING = 2e-13;
    private static final double ROUNDING_OF_STEP = 1e-17;
    private static final double ROUGH = 3e-15;
    private static final double UNIT = 0x1p-53;

    /** The logarithms of the moments that bound the window may be off by this much. */
    private static final double LOG = 1e-3;

    private double steps;
    private double astray;
    private double log;
    private double logHigh;
    private double logLow;
    private double rough;
    private double shift;

    /** Adds a use: its steps, what went astray, the moments at the tilt and at the two probes. */
    void add(long more, double lost, double... logs) {
        steps += more;
        astray += more * lost;
        log += more * logs[0];
        logHigh += more * logs[1];
        logLow += more * logs[2];
    }

    /**
     * Returns by how much a probability of a tilted sum may be off by rounding; seen are 1e-13 for a thousand steps and
     * 7e-12 for a million.
     */
    static double rounding(double steps) {
        return ROUNDING + ROUNDING_OF_STEP * steps;
    }

    /** Returns by how much rounding may change a probability of the tilted sum. */
    double rounding() {
        return rounding(steps) + ROUGH * rough;
    }

    /** Notes by how much rounding may move the sum. */
    void doubt(double loss) {
        shift += loss;
    }

    /** Returns by how much rounding may move the sum. */
    double shift() {
        return shift;
    }

    /** Returns which part of delta rounding may add or take away. */
    double scaling(LossWindow window) {
        return (8 * steps + 4.0 * window.length()) * UNIT;
    }

    /** Notes steps whose power was taken of the transform as it is. */
    void roughness(double roughSteps) {
        rough += roughSteps;
    }

    /** Returns the logarithm of the moment at the tilt. */
    double log() {
        return log;
    }

    /** Returns by how much delta may be wrong because of what one use left out. */
    double astray() {
        return astray;
    }

    /**
     * Returns by how much a probability of the tilted sum may be wrong: what lies outside the window, by its moments
     * ({@code P(S > b) <= E[exp(u S)] exp(-u b)}), and the rounding of a transform taken to the power of the steps.
     */
    double wrong(LossWindow window) {
        LossRange range = window.range();
        double above = logHigh - log - range.up() * window.loss(window.length());
        double below = logLow - log + range.down() * window.loss(0);
        return Math.exp(Math.min(0, above + LOG)) + Math.exp(Math.min(0, below + LOG)) + rounding();
    }
}
