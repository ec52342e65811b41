package dev.assize.engine.kernel;

/**
 * An activation function f(z) with its parameter.
 *
 * @param kind the function
 * @param alpha slope or scale, for the kinds that have one
 */
public record Activation(Kind kind, double alpha) {
    /** y = z. */
    public static final Activation IDENTITY = of(Kind.IDENTITY);

    /** The functions. Where the slope can be told from y alone, {@code slope} ignores z. */
    public enum Kind {
        /** z. */
        IDENTITY(false, (z, a) -> z, (z, y, a) -> 1),
        /** max(0, z); slope 0 at 0. */
        RELU(false, (z, a) -> Math.max(0, z), (z, y, a) -> y > 0 ? 1 : 0),
        /** z if positive, else alpha z. */
        LEAKY_RELU(true, (z, a) -> z > 0 ? z : a * z, (z, y, a) -> z >= 0 ? 1 : a),
        /** min(max(0, z), 6). */
        RELU6(true, (z, a) -> Math.min(Math.max(0, z), 6), (z, y, a) -> z > 0 && z < 6 ? 1 : 0),
        /** z if above alpha, else 0. */
        THRESHOLDED_RELU(true, (z, a) -> z > a ? z : 0, (z, y, a) -> z > a ? 1 : 0),
        /** 1 / (1 + exp(-z)). */
        SIGMOID(false, (z, a) -> Scalars.sigmoid(z), (z, y, a) -> y * (1 - y)),
        /** tanh z. */
        TANH(false, (z, a) -> Math.tanh(z), (z, y, a) -> 1 - y * y),
        /** max(0, tanh z). */
        RECTIFIED_TANH(false, (z, a) -> Math.max(0, Math.tanh(z)), (z, y, a) -> y > 0 ? 1 - y * y : 0),
        /** z if positive, else alpha (exp(z) - 1). */
        ELU(false, (z, a) -> z > 0 ? z : a * Math.expm1(z), (z, y, a) -> y > 0 ? 1 : y + a),
        /** The self-normalizing ELU with its two fixed constants. */
        SELU(false, (z, a) -> Scalars.selu(z), (z, y, a) -> Scalars.seluSlope(y)),
        /** log(1 + exp z). */
        SOFTPLUS(false, (z, a) -> Scalars.softplus(z), (z, y, a) -> -Math.expm1(-y)),
        /** z / (1 + |z|). */
        SOFTSIGN(false, (z, a) -> z / (1 + Math.abs(z)), (z, y, a) -> (1 - Math.abs(y)) * (1 - Math.abs(y))),
        /** z sigmoid(z). */
        SWISH(true, (z, a) -> z * Scalars.sigmoid(z), (z, y, a) -> Scalars.swishSlope(z, 1)),
        /** z sigmoid(1.702 z), the approximation of GELU that DL4J uses. */
        GELU(true, (z, a) -> z * Scalars.sigmoid(1.702 * z), (z, y, a) -> Scalars.swishSlope(z, 1.702)),
        /** z tanh(softplus z). */
        MISH(true, (z, a) -> z * Math.tanh(Scalars.softplus(z)), (z, y, a) -> Scalars.mishSlope(z)),
        /** z^3. */
        CUBE(true, (z, a) -> z * z * z, (z, y, a) -> 3 * z * z),
        /** min(1, max(0, 0.2 z + 0.5)). */
        HARD_SIGMOID(true, (z, a) -> Math.min(1, Math.max(0, 0.2 * z + 0.5)), (z, y, a) -> Math.abs(z) < 2.5 ? 0.2 : 0),
        /** min(1, max(-1, z)). */
        HARD_TANH(true, (z, a) -> Math.min(1, Math.max(-1, z)), (z, y, a) -> Math.abs(z) < 1 ? 1 : 0),
        /** exp(z_i) / sum exp(z_j) over a row; has no slope of its own for one number. */
        SOFTMAX(false, (z, a) -> Double.NaN, (z, y, a) -> Double.NaN);

        private final boolean needsInput;
        private final Value value;
        private final Slope slope;

        Kind(boolean needsInput, Value value, Slope slope) {
            this.needsInput = needsInput;
            this.value = value;
            this.slope = slope;
        }
    }

    /** Makes the activation of a kind without a parameter. */
    public static Activation of(Kind kind) {
        return new Activation(kind, kind == Kind.ELU ? 1 : 0);
    }

    /** Returns f(z). */
    public double value(double z) {
        return kind.value.at(z, alpha);
    }

    /** Returns f'(z), given y = f(z); z is ignored unless {@link #needsInput()}. */
    public double slope(double z, double y) {
        return kind.slope.at(z, y, alpha);
    }

    /** Tells whether the slope needs z: y alone does not determine it. */
    public boolean needsInput() {
        return kind.needsInput;
    }

    /** f(z) for a parameter. */
    private interface Value {
        double at(double z, double alpha);
    }

    /** f'(z) for a parameter. */
    private interface Slope {
        double at(double z, double y, double alpha);
    }
}
