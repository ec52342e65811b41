package dev.assize.privacy.loss;

import java.util.Arrays;
import java.util.List;

/**
 * What many uses reveal together in one direction: epsilon of delta and delta of epsilon, from both sides, on a lattice that
 * is refined until both sides are close.
 */
public final class LossAccount {
    private static final double ABSOLUTE = 2e-5;

    /** Part of the tolerance that the next lattice aims at. */
    private static final double AIM = 0.6;

    private static final int ROUNDS = 10;

    /** Points of the first lattice. */
    private static final int FIRST = 4096;

    /** Points of the lattice of a whole curve. */
    private static final int CURVE = 60_000;

    private static final double CURVE_TAIL = 1e-15;
    private static final double DELTA_RELATIVE = 1e-3;

    /** Rounding is at most exp(-4.5) of delta, about 1 %, where epsilon is asked for: that moves epsilon by far less. */
    private static final double EXACT_FOR_EPSILON = 4.5;

    /** Rounding is at most exp(-9) of delta, about a tenth of the tolerance, where delta is asked for. */
    private static final double EXACT_FOR_DELTA = 9;

    /** Moments may overestimate delta by this much, as a logarithm. */
    private static final double CAUTION = 7;

    /** What a use may leave out at each end, relative to delta. */
    private static final double TAIL = 1e-8;

    private static final double LEAST_TAIL = 1e-290;

    private final List<LossUse> uses;
    private final double steps;
    private final double relative;

    /** Makes the account of uses, at least one, with both sides of epsilon at most 0.5 % apart. */
    public LossAccount(List<LossUse> uses) {
        this(uses, 0.005);
    }

    /**
     * Makes the account of uses, at least one.
     *
     * @param relative how close both sides of epsilon are to be, relative to the upper one
     */
    public LossAccount(List<LossUse> uses, double relative) {
        this.relative = relative;
        this.uses = List.copyOf(uses);
        this.steps = uses.stream().mapToDouble(LossUse::steps).sum();
    }

    /**
     * Returns epsilon from below and from above; they differ by at most the part that was asked for, or 2e-5, unless that
     * takes a lattice of more than a million points.
     *
     * @param delta above 0 and below 1
     */
    public double[] epsilon(double delta) {
        return epsilon(delta, 0);
    }

    /**
     * Returns epsilon from below and from above, or, where it is not above the second number, bounds that say so.
     *
     * @param delta above 0 and below 1
     * @param enough what the other direction has reached
     */
    public double[] epsilon(double delta, double enough) {
        LossOutline outline = new LossOutline(uses, TAIL * delta / steps);
        double strongest = outline.tiltForDelta(delta);
        double interval = 0;
        double rounding = LossMoments.rounding(steps);
        double low = 0;
        double high = uses.stream()
                .mapToDouble(use -> use.steps() * use.pair().most())
                .sum();
        for (int round = 0; round < ROUNDS; round++) {
            LossTilt tilt = LossTilt.choose(
                    outline, strongest, low, new double[] {Math.log(delta), Math.log(rounding)}, EXACT_FOR_EPSILON);
            interval = round == 0 ? tilt.range().span() / FIRST : interval;
            LossSum sum = LossSum.of(outline, tilt, interval);
            rounding = sum.rounding();
            low = Math.max(low, sum.epsilonBelow(delta));
            high = Math.min(high, sum.epsilonAbove(delta));
            double wanted = Math.max(relative * high, ABSOLUTE);
            if (high - low <= wanted || high <= enough) {
                break;
            }
            interval *= shrink(AIM * wanted / (high - low));
        }
        return new double[] {Math.min(low, high), high};
    }

    /**
     * Returns delta from below and from above; they differ by at most 0.1 % unless that takes a lattice of more than a
     * million points.
     *
     * @param epsilon at least 0
     */
    public double[] delta(double epsilon) {
        LossOutline first = new LossOutline(uses, LEAST_TAIL);
        double guess = first.logMomentDelta(first.tiltForEpsilon(epsilon), epsilon);
        LossOutline outline = new LossOutline(uses, Math.max(LEAST_TAIL, Math.exp(Math.min(0, guess)) * TAIL / steps));
        double strongest = outline.tiltForEpsilon(epsilon);
        double interval = 0;
        double rounding = LossMoments.rounding(steps);
        double low = 0;
        double high = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double expected = low > 0 ? Math.log(low) : guess - CAUTION;
            LossTilt tilt = LossTilt.choose(
                    outline, strongest, epsilon, new double[] {expected, Math.log(rounding)}, EXACT_FOR_DELTA);
            interval = round == 0 ? tilt.range().span() / FIRST : interval;
            LossSum sum = LossSum.of(outline, tilt, interval);
            rounding = sum.rounding();
            low = Math.max(low, sum.deltaBelow(epsilon));
            high = Math.min(high, sum.deltaAbove(epsilon));
            if (high - low <= DELTA_RELATIVE * high) {
                break;
            }
            interval *= shrink(AIM * DELTA_RELATIVE * high / (high - low));
        }
        return new double[] {Math.min(low, high), high};
    }

    /**
     * Returns deltas that hold for epsilons, all from one lattice, down to about 1e-12.
     *
     * @param epsilons each at least 0
     */
    public double[] deltasAbove(double... epsilons) {
        LossOutline outline = new LossOutline(uses, CURVE_TAIL / steps);
        LossRange range = outline.range(0, -Math.log(CURVE_TAIL));
        LossSum sum = LossSum.of(outline, new LossTilt(0, range), range.span() / CURVE);
        return Arrays.stream(epsilons).map(sum::deltaAbove).toArray();
    }

    /** The bracket narrows with the square of the interval once the lattice is fine enough. */
    private static double shrink(double ratio) {
        return Math.max(0.1, Math.min(0.7, Math.sqrt(ratio)));
    }
}
