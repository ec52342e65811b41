package dev.assize.privacy.loss;

/** What is known of a tilted sum beside its masses: logarithms of moments, and what went astray. */
final class LossMoments {
    private static final double ROUNDING = 2e-13;
    private static final double ROUNDING_OF_STEP = 1e-17;
    private static final double ROUGH = 3e-15;

    private double steps;
    private double astray;
    private double log;
    private double logHigh;
    private double logLow;
    private double rough;

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
        return Math.exp(Math.min(0, above)) + Math.exp(Math.min(0, below)) + rounding();
    }
}
