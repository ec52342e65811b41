package dev.assize.engine.kernel;

/**
 * A pooling that is not a maximum.
 *
 * @param places the geometry
 * @param kind what is computed
 * @param exponent p of the p-norm, at least 1; unused otherwise
 * @param countPadding whether an average divides by the whole window also at the border
 */
public record Pooling(WindowPlaces places, Kind kind, int exponent, boolean countPadding) {
    private static final double SMALLEST = 1e-8; // keeps the slope of a norm finite at 0

    /** What is computed under a window. */
    public enum Kind {
        /** The mean. */
        AVERAGE,
        /** The sum. */
        SUM,
        /** {@code (sum |x|^p)^(1/p)}. */
        NORM
    }

    /** Returns what x adds to the sum under a window. */
    double term(double x) {
        return kind == Kind.NORM ? Math.pow(Math.abs(x), exponent) : x;
    }

    /** Returns the output for a sum. */
    double finish(double sum, int position) {
        return switch (kind) {
            case AVERAGE -> sum / divisor(position);
            case SUM -> sum;
            case NORM -> Math.pow(sum, 1.0 / exponent);
        };
    }

    /** Returns the part of the slope that all places of a window share. */
    double scale(double output, int position) {
        return switch (kind) {
            case AVERAGE -> 1.0 / divisor(position);
            case SUM -> 1;
            case NORM -> Math.pow(Math.max(output, SMALLEST), 1 - exponent);
        };
    }

    /** Returns the part of the slope that depends on the place's own number. */
    double slope(double x) {
        return kind == Kind.NORM ? Math.signum(x) * Math.pow(Math.abs(x), exponent - 1.0) : 1;
    }

    private int divisor(int position) {
        return countPadding ? places.whole() : Math.max(1, places.to(position) - places.from(position));
    }
}
