package dev.assize.benchmarks;

import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.Calibration;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints how long privacy accounts take, warm, and how wide their brackets are. */
final class Accounts {
    private static final int RUNS = 7;
    private static final double WARM_UP_MILLIS = 1500;

    /** Sampling rate, noise multiplier, steps, delta. */
    private static final double[][] SETTINGS = {
        {0.01, 1.1, 1e4, 1e-5},
        {0.004, 1, 1e5, 1e-6},
        {0.05, 10, 1e5, 1e-9},
        {1e-4, 0.3, 5e4, 1e-9},
        {1e-4, 2, 1e5, 1e-5},
        {1e-5, 1, 1e4, 1e-9},
        {0.3, 3, 1e5, 1e-6},
        {0.01, 1.1, 1e6, 1e-5},
        {0.05, 10, 1e6, 1e-9},
        {1e-5, 0.5, 1e6, 1e-9},
        {1e-5, 0.8, 1e6, 1e-9},
        {1e-4, 3, 1e6, 1e-6},
    };

    private final PrintStream out;

    Accounts(PrintStream out) {
        this.out = out;
    }

    void print() {
        print("%8s %8s %8s %8s %12s %12s %9s", "rate", "noise", "steps", "delta", "lower", "upper", "ms");
        for (double[] setting : SETTINGS) {
            List<Phase> phases = List.of(new Phase(new SampledGaussian(setting[0], setting[1]), (long) setting[2]));
            EpsilonBracket bracket = Accounting.epsilon(phases, setting[3]);
            double millis =
                    new Stopwatch(RUNS, WARM_UP_MILLIS).medianMillis(() -> Accounting.epsilon(phases, setting[3]));
            print(
                    "%8.0e %8.1f %8.0e %8.0e %12.6g %12.6g %9.1f",
                    setting[0], setting[1], setting[2], setting[3], bracket.lower(), bracket.upper(), millis);
        }
        print(
                "%-42s %9.1f",
                "noise for epsilon 3, rate 0.01, 1e4 steps",
                time(() -> Calibration.noiseMultiplier(3, 1e-5, 0.01, 10_000)));
        print(
                "%-42s %9.1f",
                "noise for epsilon 3, rate 0.01, 1e6 steps",
                time(() -> Calibration.noiseMultiplier(3, 1e-5, 0.01, 1_000_000)));
        print(
                "%-42s %9.1f",
                "steps for epsilon 3, rate 0.01, noise 1.1",
                time(() -> Calibration.steps(3, 1e-5, new SampledGaussian(0.01, 1.1))));
        print(
                "%-42s %9.1f",
                "batch of 60,000 for epsilon 3, 1e4 steps",
                time(() -> Calibration.batch(3, 1e-5, 1.1, 10_000, 60_000)));
    }

    private static double time(Runnable work) {
        return new Stopwatch(3, 0).medianMillis(work);
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
