package dev.assize.cli;

import dev.assize.privacy.accounting.Calibration;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes how many steps a target allows. */
@Command(
        name = "steps",
        description = "Compute the most steps with which a training stays within epsilon; 0 if one is too many.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize privacy steps --epsilon 3 --delta 1e-5 --sampling-rate 0.01 \\",
            "      --noise-multiplier 1"
        })
final class PrivacyStepsCommand implements Callable<Integer> {
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

    @Option(
            names = "--noise-multiplier",
            paramLabel = "S",
            required = true,
            description = "Standard deviation of the noise, in units of the clip norm.")
    private double noiseMultiplier;

    @Option(names = "--json", description = "Print everything as JSON, for programs.")
    private boolean json;

    PrivacyStepsCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new PrivacyNumbers()
                .epsilon(epsilon)
                .delta(delta)
                .samplingRate(samplingRate)
                .noiseMultiplier(noiseMultiplier)
                .check();
        long steps = Calibration.steps(epsilon, delta, new SampledGaussian(samplingRate, noiseMultiplier))
                .orElse(0);
        console.line(json ? "{\"steps\": %d}" : "steps %d", steps);
        return 0;
    }
}
