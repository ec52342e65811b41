package dev.assize.engine.kernel;

/** Functions of one number, stable over their whole range. */
final class Scalars {
    private static final double SELU_SCALE = 1.0507009873554805; // Klambauer et al. 2017, equation 14
    private static final double SELU_ALPHA = 1.6732632423543772;

    private Scalars() {}

    /** Returns 1 / (1 + exp(-z)). */
    static double sigmoid(double z) {
        if (z >= 0) {
            return 1 / (1 + Math.exp(-z));
        }
        double e = Math.exp(z);
        return e / (1 + e);
    }

    /** Returns log(1 + exp z). */
    static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** Returns the derivative of z sigmoid(k z). */
    static double swishSlope(double z, double k) {
        double s = sigmoid(k * z);
        return s + k * z * s * (1 - s);
    }

    /** Returns the derivative of z tanh(softplus z). */
    static double mishSlope(double z) {
        double t = Math.tanh(softplus(z));
        return t + z * (1 - t * t) * sigmoid(z);
    }

    /** Returns SELU(z). */
    static double selu(double z) {
        return z > 0 ? SELU_SCALE * z : SELU_SCALE * SELU_ALPHA * Math.expm1(z);
    }

    /** Returns the derivative of SELU, from its value y. */
    static double seluSlope(double y) {
        return y > 0 ? SELU_SCALE : y + SELU_SCALE * SELU_ALPHA;
    }

    /** Returns x^n for n of at least 0; few factors are multiplied one after the other. */
    static double power(double x, int n) {
        if (n > 4) {
            return Math.pow(x, n);
        }
        double product = 1;
        for (int i = 0; i < n; i++) {
            product *= x;
        }
        return product;
    }
}
