package dev.assize.cli;

import dev.assize.privacy.accounting.Accountant;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.accounting.GdpApproximation;
import dev.assize.privacy.accounting.PldAccountant;
import dev.assize.privacy.accounting.RdpAccountant;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes epsilon of a private training. */
@Command(
        name = "epsilon",
        description = "Compute the epsilon of a private training (Poisson sampling, one record more or less).",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize privacy epsilon --sampling-rate 0.01 --noise-multiplier 1.1 \\",
            "      --steps 10000 --delta 1e-5",
            "",
            "pld and rdp give guarantees; gdp is an approximation, for information only."
        })
final class PrivacyEpsilonCommand implements Callable<Integer> {
    /** Who computes epsilon. */
    private enum By {
        pld,
        rdp,
        gdp
    }

    private final Console console;

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

    @Option(names = "--steps", paramLabel = "T", required = true, description = "Steps of the training.")
    private long steps;

    @Option(names = "--delta", paramLabel = "D", required = true, description = "Delta, above 0 and below 1.")
    private double delta;

    @Option(
            names = "--accountant",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private By accountant = By.pld;

    @Option(names = "--json", description = "Print everything as JSON, for programs.")
    private boolean json;

    PrivacyEpsilonCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new PrivacyNumbers()
                .samplingRate(samplingRate)
                .noiseMultiplier(noiseMultiplier)
                .steps(steps)
                .delta(delta)
                .check();
        warn();
        List<Phase> phases = List.of(new Phase(new SampledGaussian(samplingRate, noiseMultiplier), steps));
        if (accountant == By.gdp) {
            approximate(phases);
            return 0;
        }
        Accountant chosen = accountant == By.pld ? new PldAccountant() : new RdpAccountant();
        EpsilonBracket bracket = chosen.epsilon(phases, delta);
        if (json) {
            console.line(
                    "{\"epsilonLower\": %s, \"epsilonUpper\": %s, \"delta\": %s, \"accountant\": \"%s\", %s}",
                    bracket.lower(), bracket.upper(), delta, bracket.accountant(), setting());
        } else {
            console.line("epsilon at most  %.6g   (delta %s, accountant %s)", bracket.upper(), delta, chosen.name());
            console.line("epsilon at least %.6g", bracket.lower());
        }
        return 0;
    }

    private void approximate(List<Phase> phases) {
        double value = GdpApproximation.epsilon(phases, delta);
        if (json) {
            console.line(
                    "{\"epsilonApproximate\": %s, \"guarantee\": false, \"delta\": %s, \"accountant\": \"GDP\", %s}",
                    value, delta, setting());
        } else {
            console.line(
                    "epsilon is about %.6g by the central limit; no guarantee, for information only (delta %s)",
                    value, delta);
        }
    }

    private String setting() {
        return "\"samplingRate\": " + samplingRate + ", \"noiseMultiplier\": " + noiseMultiplier + ", \"steps\": "
                + steps + ", \"neighbors\": \"add-or-remove-one\"";
    }

    /** The number of records is not known here; a large delta is worth a word all the same. */
    private void warn() {
        if (delta > 1e-3) {
            console.error("warning: delta " + delta + " is large; it should be below one over the number of records");
        }
    }
}
