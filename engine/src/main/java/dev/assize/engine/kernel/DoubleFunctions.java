package dev.assize.engine.kernel;

/** The counterparts of {@link FloatFunctions} in double, exact to rounding. */
final class DoubleFunctions {
    /** Times any normal number above 0 at least 1. */
    static final double HUGE = 0x1p1023;

    private DoubleFunctions() {}

    /** Returns tanh(x). */
    static double tanh(double x) {
        return Math.tanh(x);
    }

    /** Returns 1 / (1 + exp(-x)). */
    static double sigmoid(double x) {
        return Scalars.sigmoid(x);
    }
}
