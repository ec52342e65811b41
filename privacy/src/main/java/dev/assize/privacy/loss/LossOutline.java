package dev.assize.privacy.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Rough pictures of all uses together: where the answer will lie, how wide the sum is, how far apart lattice points may
 * be.
 */
final class LossOutline {
    /** A window may be wider by this part than need be, so that the moments that bound it stay moderate. */
    private static final double SLACK = 0.05;

    private static final double LEAST_TILT = 1e-6;
    private static final double MOST_TILT = 1e9;
    private static final double TILTS = 8;

    /** What rounding may do to the logarithm of a moment, relative to it. */
    private static final double ROUNDING = 1e-9;

    private static final double CUT = 14;

    /** Minus the logarithm of the smallest delta there is. */
    private static final double MOST_OUTSIDE = 670;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int ROUNDS = 60;
    private static final double PRECISION = 0.06;

    private final List<LossUse> uses;
    private final double tail;
    private final List<LossSketch> sketches = new ArrayList<>();

    /** Draws all uses, leaving out the outermost parts of each with this probability. */
    LossOutline(List<LossUse> uses, double tail) {
        this.uses = List.copyOf(uses);
        this.tail = tail;
        uses.forEach(use -> sketches.add(LossSketch.of(use.pair(), tail)));
    }

    double tail() {
        return tail;
    }

    List<LossUse> uses() {
        return uses;
    }

    LossSketch sketch(int use) {
        return sketches.get(use);
    }

    /** Computes the cumulant of the sum with its mean and variance under the tilt. */
    void cumulant(double tilt, double[] into) {
        double[] one = new double[3];
        into[0] = 0;
        into[1] = 0;
        into[2] = 0;
        for (int i = 0; i < uses.size(); i++) {
            sketches.get(i).cumulant(tilt, one);
            for (int k = 0; k < one.length; k++) {
                into[k] += uses.get(i).steps() * one[k];
            }
        }
    }

    double cumulant(double tilt) {
        double[] values = new double[3];
        cumulant(tilt, values);
        return values[0];
    }

    /** Returns the tilt that gives the smallest moment bound of epsilon at this delta. */
    double tiltForDelta(double delta) {
        return minimizer(tilt -> momentEpsilon(tilt, delta), LEAST_TILT, mostTilt(-Math.log(delta)));
    }

    /**
     * A sum with a hard upper end wants ever larger tilts, which are of no use: this one is twice what a normal sum
     * wants where it is exceeded with probability {@code exp(-outside)}.
     */
    private double mostTilt(double outside) {
        return Math.max(
                2 * LEAST_TILT,
                TILTS * (outside + CUT) / range(0, outside + CUT).span());
    }

    /** Returns the tilt that gives the smallest moment bound of delta at this epsilon. */
    double tiltForEpsilon(double epsilon) {
        return minimizer(tilt -> logMomentDelta(tilt, epsilon), LEAST_TILT, mostTilt(MOST_OUTSIDE));
    }

    /**
     * Returns the bound of epsilon that the moment of this tilt gives, which is that of Rényi order {@code tilt + 1}.
     */
    double momentEpsilon(double tilt, double delta) {
        return (cumulant(tilt) + penalty(tilt) - Math.log(delta)) / tilt;
    }

    /** Returns a bound of epsilon that holds, by the moment of this tilt; infinity if there is none. */
    double ceiling(double tilt, double delta) {
        double left = delta;
        double log = 0;
        for (int i = 0; i < uses.size(); i++) {
            LossCeiling ceiling = sketches.get(i).ceiling();
            left -= uses.get(i).steps() * ceiling.beyond();
            log += uses.get(i).steps() * ceiling.cumulant(tilt);
        }
        return left > 0
                ? (log * (1 + ROUNDING * Math.signum(log)) + penalty(tilt) - Math.log(left)) / tilt
                : Double.POSITIVE_INFINITY;
    }

    /** Returns the logarithm of the bound of delta that the moment of this tilt gives. */
    double logMomentDelta(double tilt, double epsilon) {
        return cumulant(tilt) + penalty(tilt) - tilt * epsilon;
    }

    /**
     * Returns the window of losses outside of which the tilted sum lies with a probability of at most
     * {@code 2 exp(-outside)}, as far as the moments say so.
     */
    LossRange range(double tilt, double outside) {
        double base = cumulant(tilt);
        DoubleUnaryOperator above = t -> (cumulant(tilt + t) - base + outside) / t;
        DoubleUnaryOperator below = t -> (cumulant(tilt - t) - base + outside) / t;
        double up = minimizer(above, LEAST_TILT, MOST_TILT);
        double down = minimizer(below, LEAST_TILT, MOST_TILT);
        double most = outside / (SLACK * Math.max(above.applyAsDouble(up) + below.applyAsDouble(down), 1e-12));
        up = Math.min(up, most);
        down = Math.min(down, most);
        return new LossRange(-below.applyAsDouble(down), above.applyAsDouble(up), down, up);
    }

    /** {@code log of max over x of (1 - e^{-x}) e^{-t x} = t log t - (t + 1) log(t + 1)}, at most 0. */
    private static double penalty(double tilt) {
        return -Math.log1p(tilt) - tilt * Math.log1p(1 / tilt);
    }

    private static double minimizer(DoubleUnaryOperator function, double least, double most) {
        double low = Math.log(least);
        double high = Math.log(most);
        double first = high - GOLDEN * (high - low);
        double second = low + GOLDEN * (high - low);
        double atFirst = function.applyAsDouble(Math.exp(first));
        double atSecond = function.applyAsDouble(Math.exp(second));
        for (int i = 0; i < ROUNDS && high - low > PRECISION; i++) {
            if (atFirst <= atSecond) {
                high = second;
                second = first;
                atSecond = atFirst;
                first = high - GOLDEN * (high - low);
                atFirst = function.applyAsDouble(Math.exp(first));
            } else {
                low = first;
                first = second;
                atFirst = atSecond;
                second = low + GOLDEN * (high - low);
                atSecond = function.applyAsDouble(Math.exp(second));
            }
        }
        return Math.exp((low + high) / 2);
    }
}
