package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.PrivacyException;
import dev.assize.privacy.accounting.RdpAccountant;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Numbers from the command line, each checked by what it is for, so that all problems are named at once. */
final class AskedNumbers {
    private static final SampledGaussian ANY = new SampledGaussian(0.5, 1);

    private final List<Problem> problems = new ArrayList<>();

    AskedNumbers samplingRate(double value) {
        return check("--sampling-rate", () -> new SampledGaussian(value, 1));
    }

    AskedNumbers noiseMultiplier(double value) {
        return check("--noise-multiplier", () -> new SampledGaussian(1, value));
    }

    AskedNumbers steps(long value) {
        return check("--steps", () -> new Phase(ANY, value));
    }

    AskedNumbers delta(double value) {
        return check("--delta", () -> new RdpAccountant().epsilon(List.of(), value));
    }

    AskedNumbers epsilon(double value) {
        boolean budget = value > 0 && Double.isFinite(value);
        return check("--epsilon", () -> {
            if (!budget) {
                throw new IllegalArgumentException("the target epsilon is " + value + "; it is finite and above 0");
            }
        });
    }

    /** Throws if there was any problem. */
    void done() {
        if (!problems.isEmpty()) {
            throw new PrivacyException(problems);
        }
    }

    /** Runs what may refuse the numbers together, for example because no noise reaches the target. */
    static <T> T together(String option, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (IllegalArgumentException e) {
            throw new PrivacyException(List.of(new Problem(Place.of(option), String.valueOf(e.getMessage()), "")));
        }
    }

    private AskedNumbers check(String option, Runnable use) {
        try {
            use.run();
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(Place.of(option), String.valueOf(e.getMessage()), ""));
        }
        return this;
    }
}
