package dev.assize.engine.kernel;

/** The counterparts of {@link FloatFunctions} in double, exact to rounding. */
final class DoubleFunctions {
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
