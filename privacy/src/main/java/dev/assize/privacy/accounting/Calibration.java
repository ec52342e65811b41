package dev.assize.privacy.accounting;

import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;

/**
 * Finds the parameter of a private training that meets a target. What it returns never exceeds the target: the upper
 * epsilon of the account at the result is at most the target.
 */
public final class Calibration {
    private static final double LEAST_NOISE = 1e-2;
    private static final double MOST_NOISE = 1e6;
    private static final double PRECISION = 1e-7;
    private static final int MOST_HALVINGS = 200;

    private Calibration() {}

    /**
     * Returns the smallest noise multiplier, to 1e-7 of it, with which a training meets the target.
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
        DoublePredicate meets = noise -> upper(new SampledGaussian(samplingRate, noise), steps, delta) <= targetEpsilon;
        double good = 1;
        while (!meets.test(good)) {
            good *= 2;
            if (good > MOST_NOISE) {
                throw new IllegalArgumentException("no noise multiplier up to " + MOST_NOISE + " reaches epsilon "
                        + targetEpsilon + " at delta " + delta + " in " + steps
                        + " steps; take fewer steps or a larger epsilon");
            }
        }
        double bad = good / 2;
        while (bad > LEAST_NOISE && meets.test(bad)) {
            good = bad;
            bad /= 2;
        }
        return smallest(meets, bad, good);
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

    private static double smallest(DoublePredicate meets, double least, double most) {
        double bad = least;
        double good = most;
        for (int i = 0; i < MOST_HALVINGS && good / bad > 1 + PRECISION; i++) {
            double middle = Math.sqrt(bad * good);
            if (meets.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }
}
