package dev.assize.privacy.accounting;

import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongPredicate;

/**
 * Finds the parameter of a private training that meets a target. What it returns never exceeds the target: the upper
 * epsilon of the account at the result is at most the target.
 */
public final class Calibration {
    private static final double LEAST_NOISE = 1e-2;
    private static final double MOST_NOISE = 1e6;
    private static final double PRECISION = 1e-7;

    /** An epsilon that misses the target by less, relative to it, is good enough. */
    private static final double CLOSE = 1e-6;

    private static final double HALF = 0.5;
    private static final double EDGE = 1e-3;
    private static final int MOST_HALVINGS = 200;

    private Calibration() {}

    /**
     * Returns the smallest noise multiplier, to 1e-5 of epsilon, with which a training meets the target.
     *
     * @param targetEpsilon above 0
     * @param delta above 0 and below 1
     * @param samplingRate of Poisson sampling, add or remove one
     * @param steps at least 1
     * @throws IllegalArgumentException if no noise up to a million clip norms is enough
     */
    public static double noiseMultiplier(double targetEpsilon, double delta, double samplingRate, long steps) {
        Targets.epsilon(targetEpsilon);
        Targets.delta(delta);
        DoubleUnaryOperator excess =
                noise -> Math.log(upper(new SampledGaussian(samplingRate, noise), steps, delta) / targetEpsilon);
        double good = 1;
        double atGood = excess.applyAsDouble(good);
        double atBad = atGood;
        while (atGood > 0) {
            good *= 2;
            atBad = atGood;
            if (good > MOST_NOISE) {
                throw new IllegalArgumentException("no noise multiplier up to " + MOST_NOISE + " reaches epsilon "
                        + targetEpsilon + " at delta " + delta + " in " + steps
                        + " steps; take fewer steps or a larger epsilon");
            }
            atGood = excess.applyAsDouble(good);
        }
        double bad = good / 2;
        while (bad > LEAST_NOISE && atBad <= 0) {
            atBad = excess.applyAsDouble(bad);
            if (atBad <= 0) {
                good = bad;
                atGood = atBad;
                bad /= 2;
            }
        }
        return smallest(excess, bad, good, new double[] {atBad, atGood});
    }

    /**
     * Returns the largest batch, as the expected number of records of a Poisson sample, that stays within the target,
     * or nothing if already a batch of one record exceeds it.
     *
     * @param targetEpsilon above 0
     * @param delta above 0 and below 1
     * @param noiseMultiplier above 0
     * @param steps at least 1
     * @param records in the data, at least 1; the sampling rate is the batch over this number
     */
    public static OptionalLong batch(
            double targetEpsilon, double delta, double noiseMultiplier, long steps, long records) {
        Targets.epsilon(targetEpsilon);
        Targets.delta(delta);
        if (records < 1) {
            throw new IllegalArgumentException(
                    "there are " + records + " records; a batch needs at least one to be drawn from");
        }
        LongPredicate meets = batch ->
                upper(new SampledGaussian((double) batch / records, noiseMultiplier), steps, delta) <= targetEpsilon;
        if (!meets.test(1)) {
            return OptionalLong.empty();
        }
        if (meets.test(records)) {
            return OptionalLong.of(records);
        }
        long good = 1;
        long bad = records;
        while (bad - good > 1) {
            long middle = good + (bad - good) / 2;
            if (meets.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return OptionalLong.of(good);
    }

    /**
     * Returns the most steps that stay within the target, or nothing if already one step exceeds it.
     *
     * @param targetEpsilon above 0
     * @param delta above 0 and below 1
     * @param mechanism one step of the training
     */
    public static OptionalLong steps(double targetEpsilon, double delta, SampledGaussian mechanism) {
        Targets.epsilon(targetEpsilon);
        Targets.delta(delta);
        if (upper(mechanism, 1, delta) > targetEpsilon) {
            return OptionalLong.empty();
        }
        long good = 1;
        long bad = 2;
        while (bad < Phase.MOST_STEPS && upper(mechanism, bad, delta) <= targetEpsilon) {
            good = bad;
            bad = Math.min(2 * bad, Phase.MOST_STEPS);
        }
        while (bad - good > 1) {
            long middle = good + (bad - good) / 2;
            if (upper(mechanism, middle, delta) <= targetEpsilon) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return OptionalLong.of(good);
    }

    private static double upper(SampledGaussian mechanism, long steps, double delta) {
        return Accounting.epsilon(List.of(new Phase(mechanism, steps)), delta).upper();
    }

    /**
     * Halves, or divides in proportion to how far both ends miss the target, on logarithms; {@code misses} holds the
     * logarithms of epsilon over the target at both ends.
     */
    private static double smallest(DoubleUnaryOperator excess, double least, double most, double[] misses) {
        double bad = least;
        double good = most;
        for (int i = 0; i < MOST_HALVINGS && good / bad > 1 + PRECISION && misses[1] < -CLOSE; i++) {
            double part = i % 3 < 2 ? misses[0] / (misses[0] - misses[1]) : HALF;
            double inside = part > EDGE && part < 1 - EDGE ? part : HALF;
            double middle = bad * Math.pow(good / bad, inside);
            double miss = excess.applyAsDouble(middle);
            if (miss <= 0) {
                good = middle;
                misses[1] = miss;
            } else {
                bad = middle;
                misses[0] = miss;
            }
        }
        return good;
    }
}
