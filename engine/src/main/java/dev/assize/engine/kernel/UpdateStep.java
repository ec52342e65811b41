package dev.assize.engine.kernel;

/**
 * One step of an optimiser over some numbers: turns gradients g into what is subtracted from the parameters, u, and
 * moves the optimiser's state. Letters: r rate, a and b the decays, e epsilon, m, v, h the states in their order.
 *
 * @param kind which optimiser
 * @param rate r, with the correction for the first steps
 * @param decay a
 * @param secondDecay b
 * @param epsilon e
 */
public record UpdateStep(Kind kind, double rate, double decay, double secondDecay, double epsilon) {
    private static final double NONE = 0;

    /** Makes the step of an optimiser with a rate only. */
    public static UpdateStep of(Kind kind, double rate) {
        return new UpdateStep(kind, rate, NONE, NONE, NONE);
    }

    /** The optimisers, as DL4J computes them. */
    public enum Kind {
        /** u = g. */
        NONE(0),
        /** u = r g. */
        SGD(0),
        /** w = a m - r g; u = a m - (1 + a) w; m = w. */
        NESTEROVS(1),
        /** m = a m + (1 - a) g; v = b v + (1 - b) g^2; u = r m / (sqrt v + e). */
        ADAM(2),
        /** As Adam, with h = max(h, v) in the place of v under the root. */
        AMSGRAD(3),
        /** m = a m + (1 - a) g; v = max(b v, |g|) + 1e-32; u = r m / v. */
        ADAMAX(2),
        /** As Adam, with a m + (1 - a) g, m being new, in the place of m above the root. */
        NADAM(2),
        /** m = a m + (1 - a) g^2; u = g sqrt(v + e) / sqrt(m + e); v = a v + (1 - a) u^2. */
        ADADELTA(2),
        /** m = m + g^2; u = r g / (sqrt m + e). */
        ADAGRAD(1),
        /** m = a m + (1 - a) g^2; u = r g / (sqrt m + e). */
        RMSPROP(1),
        /** As Adam, with v = b v + (1 - b) (g - m)^2 + e, m being new. */
        ADABELIEF(2);

        private final int states;

        Kind(int states) {
            this.states = states;
        }

        /** Returns how many numbers the optimiser keeps for each parameter. */
        public int states() {
            return states;
        }
    }
}
