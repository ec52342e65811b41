package dev.assize.privacy.loss;

import java.util.Arrays;
import java.util.List;

/**
 * What many uses reveal together in one direction: epsilon of delta and delta of epsilon, from both sides, on a lattice
 * that is refined until both sides are close.
 */
public final class LossAccount {
    private static final double ABSOLUTE = 2e-5;
    private static final double RELATIVE = 0.005;

    /** Part of the tolerance that the next lattice aims at. */
    private static final double AIM = 0.6;

    private static final int ROUNDS = 10;

    /**
     * Where the lattice cannot be finer, another round is worth its time as long as the bracket shrinks to this part.
     */
    private static final double LITTLE = 0.8;

    /** Points of the first lattice. */
    private static final int FIRST = 4096;

    /** What rounding to the first lattice may add to the logarithms of moments. */
    private static final double WIDENED = 3;

    /** Points of the lattice of a whole curve. */
    private static final int CURVE = 60_000;

    private static final double CURVE_TAIL = 1e-15;
    private static final double DELTA_RELATIVE = 1e-3;

    /** A common tolerance of epsilon. */
    private static final double COMMON = 1e-3;

    /**
     * Rounding is then at most exp(-4.5) of delta, about 1 %, where epsilon is asked for: that moves epsilon by far
     * less.
     */
    private static final double EXACT_FOR_EPSILON = 4.5;

    /** Rounding is at most exp(-10) of delta, about a twentieth of the tolerance, where delta is asked for. */
    private static final double EXACT_FOR_DELTA = 10;

    /** Moments may overestimate delta by this much, as a logarithm. */
    private static final double CAUTION = 7;

    /** Epsilon is taken for at least this part of the bound that is known. */
    private static final double GUESS = 0.4;

    /** What a use may leave out at each end, relative to delta. */
    private static final double TAIL = 1e-5;

    /** The same, relative to the bound of delta that moments give. */
    private static final double TAIL_OF_MOMENT = 1e-8;

    private static final double LEAST_TAIL = 1e-290;

    private final List<LossUse> uses;
    private final double steps;
    private final double relative;

    /** Makes the account of uses, at least one, with both sides of epsilon at most 0.5 % apart. */
    public LossAccount(List<LossUse> uses) {
        this(uses, RELATIVE);
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
     * Returns epsilon from below and from above; they differ by at most the part that was asked for, or 0.5 % if that
     * takes a long lattice, or 2e-5, unless that takes a lattice of more than a million points.
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
        if (steps <= 1) {
            return new LossOnce(uses.get(0).pair()).epsilon(delta);
        }
        LossOutline outline = new LossOutline(uses, TAIL * delta / steps);
        double strongest = outline.tiltForDelta(delta);
        double ceiling = outline.ceiling(strongest, delta);
        if (ceiling <= enough) {
            return new double[] {0, ceiling};
        }
        double moment = outline.momentEpsilon(strongest, delta);
        double exact = EXACT_FOR_EPSILON + Math.max(0, Math.log(COMMON / relative));
        double interval = 0;
        double rounding = LossMoments.rounding(steps);
        double low = 0;
        double before = Double.POSITIVE_INFINITY;
        double high = uses.stream()
                .mapToDouble(use -> use.steps() * use.pair().most())
                .sum();
        for (int round = 0; round < ROUNDS; round++) {
            double guess = Math.max(low, GUESS * Math.min(high, moment));
            LossTilt tilt = LossTilt.choose(
                    outline, strongest, guess, new double[] {Math.log(delta), Math.log(rounding)}, exact);
            interval = round == 0 ? first(tilt) : interval;
            LossSum sum = LossSum.of(outline, tilt, interval);
            rounding = sum.rounding();
            low = Math.max(low, sum.epsilonBelow(delta));
            high = Math.min(high, sum.epsilonAbove(delta));
            double wanted = Math.max((sum.isLong() ? RELATIVE : relative) * Math.min(high, moment), ABSOLUTE);
            if (high - low <= wanted || high <= enough || (sum.isFinest() && high - low > LITTLE * before)) {
                break;
            }
            before = high - low;
            interval *= shrink(AIM * wanted / (high - low));
        }
        return new double[] {Math.min(low, high), high};
    }

    /** The interval to begin with: many steps are rounded to the lattice more often, which widens their sum. */
    private double first(LossTilt tilt) {
        double tilts = Math.max(tilt.value(), tilt.range().up());
        return Math.min(tilt.range().span() / FIRST, Math.sqrt(8 * WIDENED / steps) / tilts);
    }

    /**
     * Returns delta from below and from above; they differ by at most 0.1 % unless that takes a lattice of more than a
     * million points.
     *
     * @param epsilon at least 0
     */
    public double[] delta(double epsilon) {
        if (steps <= 1) {
            return new LossOnce(uses.get(0).pair()).delta(epsilon);
        }
        LossOutline first = new LossOutline(uses, LEAST_TAIL);
        double guess = first.logMomentDelta(first.tiltForEpsilon(epsilon), epsilon);
        LossOutline outline =
                new LossOutline(uses, Math.max(LEAST_TAIL, Math.exp(Math.min(0, guess)) * TAIL_OF_MOMENT / steps));
        double strongest = outline.tiltForEpsilon(epsilon);
        double interval = 0;
        double rounding = LossMoments.rounding(steps);
        double low = 0;
        double before = Double.POSITIVE_INFINITY;
        double high = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double expected = low > 0 ? Math.log(low) : guess - CAUTION;
            LossTilt tilt = LossTilt.choose(
                    outline, strongest, epsilon, new double[] {expected, Math.log(rounding)}, EXACT_FOR_DELTA);
            interval = round == 0 ? first(tilt) : interval;
            LossSum sum = LossSum.of(outline, tilt, interval);
            rounding = sum.rounding();
            low = Math.max(low, sum.deltaBelow(epsilon));
            high = Math.min(high, sum.deltaAbove(epsilon));
            if (high - low <= DELTA_RELATIVE * high || (sum.isFinest() && high - low > LITTLE * before)) {
                break;
            }
            before = high - low;
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
        return Math.max(0.1, Math.min(0.5, Math.sqrt(ratio)));
    }
}
