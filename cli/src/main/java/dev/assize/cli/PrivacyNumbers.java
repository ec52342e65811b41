package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.PrivacyException;
import dev.assize.privacy.mechanism.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Checks the numbers of the privacy commands, all of them together. */
final class PrivacyNumbers {
    private static final double LEAST_NOISE = 1e-3;
    private static final double MOST_NOISE = 1e6;
    private static final double MOST_EPSILON = 1e6;
    private static final double LEAST_DELTA = 1e-100;

    private final List<Problem> problems = new ArrayList<>();

    PrivacyNumbers delta(double delta) {
        return require(
                delta >= LEAST_DELTA && delta < 1,
                "--delta",
                "delta is " + delta + ", which is no probability above 0 and below 1",
                "Take a value below one over the number of records, for example 1e-5.");
    }

    PrivacyNumbers epsilon(double epsilon) {
        return require(
                epsilon > 0 && epsilon <= MOST_EPSILON,
                "--epsilon",
                "the target epsilon is " + epsilon + ", which is not above 0 and at most a million",
                "Common targets lie between 0.1 and 10; smaller protects more.");
    }

    PrivacyNumbers samplingRate(double rate) {
        return require(
                rate > 0 && rate <= 1,
                "--sampling-rate",
                "the sampling rate is " + rate + ", which is no fraction above 0 and at most 1",
                "It is the batch size divided by the number of records.");
    }

    PrivacyNumbers noiseMultiplier(double noise) {
        return require(
                noise >= LEAST_NOISE && noise <= MOST_NOISE,
                "--noise-multiplier",
                "the noise multiplier is " + noise + ", which is not between 0.001 and a million",
                "It is the standard deviation of the noise divided by the clip norm, often between 0.5 and 5.");
    }

    PrivacyNumbers steps(long steps) {
        return require(
                steps >= 1 && steps <= Phase.MOST_STEPS,
                "--steps",
                "the number of steps is " + steps + ", which is not between 1 and a million million",
                "It is the number of epochs divided by the sampling rate.");
    }

    PrivacyNumbers records(long records) {
        return require(
                records >= 1,
                "--records",
                "the number of records is " + records + ", which is not at least 1",
                "It is the number of rows, or of users where users are protected, in the training part.");
    }

    /** Returns an answer, or names the option that no answer fits, for example because no noise reaches the target. */
    static <T> T answer(String option, String hint, Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new PrivacyException(List.of(new Problem(Place.of(option), String.valueOf(e.getMessage()), hint)));
        }
    }

    /** Throws if anything was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw new PrivacyException(problems);
        }
    }

    private PrivacyNumbers require(boolean holds, String option, String message, String hint) {
        if (!holds) {
            problems.add(new Problem(Place.of(option), message, hint));
        }
        return this;
    }
}
