package dev.assize.engine.kernel;

/**
 * Functions of one {@code float} that compile to vector instructions: no branches, no conversion to int, and no
 * calls but {@link Math#fma}, which is one.
 */
final class FloatFunctions {
    /**
     * Times any normal number above 0 at least 1, so that {@code min(1, x * HUGE)} tells 0 from more without a
     * branch.
     */
    static final float HUGE = 1e38f;

    private static final float LARGEST = 7.9f; // tanh is 1 in float beyond

    private FloatFunctions() {}

    /**
     * Returns tanh(x) as a quotient of an odd polynomial of degree 13 and an even one of degree 6, x clamped to plus or
     * minus 7.9; absolute error below 4e-7. {@link Math#tanh} costs a hundred times as much. Coefficients: the rational
     * approximation of the Eigen library.
     */
    static float tanh(float x) {
        float v = Math.max(-LARGEST, Math.min(LARGEST, x));
        float s = v * v;
        float p = -2.7607684e-16f;
        p = Math.fma(p, s, 2.000188e-13f);
        p = Math.fma(p, s, -8.604672e-11f);
        p = Math.fma(p, s, 5.1222973e-8f);
        p = Math.fma(p, s, 1.48572235e-5f);
        p = Math.fma(p, s, 6.3726195e-4f);
        p = Math.fma(p, s, 4.8935246e-3f);
        float q = 1.1982584e-6f;
        q = Math.fma(q, s, 1.1853471e-4f);
        q = Math.fma(q, s, 2.2684347e-3f);
        q = Math.fma(q, s, 4.893525e-3f);
        return v * p / q;
    }

    /** Returns 1 / (1 + exp(-x)) = (1 + tanh(x / 2)) / 2, with half the error of {@link #tanh}. */
    static float sigmoid(float x) {
        return 0.5f + 0.5f * tanh(0.5f * x);
    }
}
