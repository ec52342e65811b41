package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.PrivacyException;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.Calibration;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes the noise that a target needs. */
@Command(
        name = "sigma",
        description = "Compute the smallest noise multiplier with which a training stays within epsilon.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  assize privacy sigma --epsilon 3 --delta 1e-5 --sampling-rate 0.01 --steps 1000"})
final class PrivacySigmaCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--epsilon", paramLabel = "E", required = true, description = "The target, above 0.")
    private double epsilon;

    @Option(names = "--delta", paramLabel = "D", required = true, description = "Delta, above 0 and below 1.")
    private double delta;

    @Option(
            names = "--sampling-rate",
            paramLabel = "Q",
            required = true,
            description = "Probability of a record to be in a batch, above 0 and at most 1.")
    private double samplingRate;

    @Option(names = "--steps", paramLabel = "T", required = true, description = "Steps of the training.")
    private long steps;

    @Option(names = "--json", description = "Print everything as JSON, for programs.")
    private boolean json;

    PrivacySigmaCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new PrivacyNumbers()
                .epsilon(epsilon)
                .delta(delta)
                .samplingRate(samplingRate)
                .steps(steps)
                .check();
        double noise = noise();
        EpsilonBracket bracket =
                Accounting.epsilon(List.of(new Phase(new SampledGaussian(samplingRate, noise), steps)), delta);
        if (json) {
            console.line(
                    "{\"noiseMultiplier\": %s, \"epsilonLower\": %s, \"epsilonUpper\": %s, \"delta\": %s}",
                    noise, bracket.lower(), bracket.upper(), delta);
        } else {
            console.line("noise multiplier %s", noise);
            console.line("epsilon at most  %.6g   (delta %s)", bracket.upper(), delta);
        }
        return 0;
    }

    private double noise() {
        try {
            return Calibration.noiseMultiplier(epsilon, delta, samplingRate, steps);
        } catch (IllegalArgumentException e) {
            throw new PrivacyException(List.of(new Problem(
                    Place.of("--epsilon"),
                    "no noise is enough: " + e.getMessage(),
                    "Take fewer steps or a larger epsilon.")));
        }
    }
}
