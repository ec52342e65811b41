package dev.assize.engine.kernel;

/**
 * A loss of one output y and its target t.
 *
 * @param kind the function
 * @param clip c in [0, 0.5], for the kinds that have one
 */
public record PointLoss(Kind kind, double clip) {
    private static final double TINY = Double.MIN_NORMAL; // stands in for an output of 0 under a logarithm
    private static final double DIVERGENCE_CLIP = 1e-5; // DL4J's

    /** The functions and their derivatives with respect to y, as DL4J has them. */
    public enum Kind {
        /** {@code (y - t)^2}. */
        SQUARED((y, t, c) -> (y - t) * (y - t), (y, t, c) -> 2 * (y - t)),
        /** {@code |y - t|}; slope 0 where equal. */
        ABSOLUTE((y, t, c) -> Math.abs(y - t), (y, t, c) -> Math.signum(y - t)),
        /** {@code max(0, 1 - t y)} for targets -1 and 1. */
        HINGE((y, t, c) -> Math.max(0, 1 - t * y), (y, t, c) -> t * y < 1 ? -t : 0),
        /** {@code max(0, 1 - t y)^2} for targets -1 and 1. */
        SQUARED_HINGE(
                (y, t, c) -> Math.max(0, 1 - t * y) * Math.max(0, 1 - t * y),
                (y, t, c) -> -2 * t * Math.max(0, 1 - t * y)),
        /** {@code -t log y}, for positive outputs. */
        LOG((y, t, c) -> t == 0 ? 0 : -t * Math.log(Math.max(y, TINY)), (y, t, c) -> t == 0 ? 0 : -t / positive(y)),
        /** {@code -t log y - (1 - t) log(1 - y)} for y taken as within [c, 1 - c]. */
        BINARY_LOG(
                (y, t, c) -> {
                    double p = within(y, c);
                    return -t * Math.log(p) - (1 - t) * Math.log(1 - p);
                },
                (y, t, c) -> binarySlope(within(y, c), t)),
        /** {@code -t log y}, with the slope of {@link #BINARY_LOG}: what DL4J makes of that loss after a softmax. */
        BINARY_LOG_OF_SOFTMAX((y, t, c) -> -t * Math.log(Math.max(y, TINY)), (y, t, c) -> binarySlope(within(y, c), t)),
        /** {@code t log(t / y)}, both taken as within [1e-5, 1]; slope {@code -t / y} of the numbers as they are. */
        DIVERGENCE(
                (y, t, c) -> {
                    double target = Math.min(Math.max(t, DIVERGENCE_CLIP), 1);
                    return target * Math.log(target / Math.min(Math.max(y, DIVERGENCE_CLIP), 1));
                },
                (y, t, c) -> t == 0 ? 0 : -t / positive(y)),
        /** {@code y - t log y}, for positive outputs. */
        POISSON(
                (y, t, c) -> t == 0 ? y : y - t * Math.log(Math.max(y, TINY)),
                (y, t, c) -> t == 0 ? 1 : 1 - t / positive(y)),
        /** {@code log((y + 1) / (t + 1))^2}, for outputs and targets above -1. */
        SQUARED_LOG(
                (y, t, c) -> Math.log((y + 1) / (t + 1)) * Math.log((y + 1) / (t + 1)),
                (y, t, c) -> 2 * Math.log((y + 1) / (t + 1)) / (y + 1)),
        /** {@code 100 |(t - y) / t|}, for targets other than 0. */
        PERCENTAGE(
                (y, t, c) -> 100 * Math.abs((t - y) / t),
                (y, t, c) -> y == t ? 0 : -100 * Math.signum(t - y) / Math.abs(t)),
        /** {@code t y}: the estimate of a Wasserstein distance. */
        PRODUCT((y, t, c) -> t * y, (y, t, c) -> t);

        private final Function value;
        private final Function slope;

        Kind(Function value, Function slope) {
            this.value = value;
            this.slope = slope;
        }

        private static double positive(double y) {
            return y == 0 ? TINY : y;
        }

        private static double within(double y, double clip) {
            return Math.min(Math.max(y, clip), 1 - clip);
        }

        private static double binarySlope(double p, double t) {
            return (p - t) / Math.max(p * (1 - p), TINY);
        }
    }

    /** Makes a loss of a kind without a clip. */
    public static PointLoss of(Kind kind) {
        return new PointLoss(kind, 0);
    }

    /** Returns the loss. */
    public double value(double y, double t) {
        return kind.value.at(y, t, clip);
    }

    /** Returns the derivative of the loss with respect to y. */
    public double slope(double y, double t) {
        return kind.slope.at(y, t, clip);
    }

    /** A function of an output and its target. */
    private interface Function {
        double at(double y, double t, double clip);
    }
}
