package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.PrivacyException;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.Calibration;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.statement.BudgetText;
import dev.assize.privacy.statement.DeltaWarning;
import dev.assize.privacy.statement.PrivacyBudget;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how large a batch may be. */
@Command(
        name = "batch",
        description = "Compute the largest batch, and so the sampling rate, that stays within a budget.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  assize privacy batch --epsilon 1 --noise-multiplier 1.1 --steps 1000 \\",
            "      --records 60000 --delta 1e-6"
        })
final class PrivacyBatchCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--epsilon", paramLabel = "E", required = true, description = "The budget, above 0.")
    private double epsilon;

    @Option(
            names = "--noise-multiplier",
            paramLabel = "S",
            required = true,
            description = "Standard deviation of the noise in units of the clip norm.")
    private double noiseMultiplier;

    @Option(names = "--steps", paramLabel = "T", required = true, description = "How many steps are taken.")
    private long steps;

    @Option(names = "--records", paramLabel = "N", required = true, description = "How many records there are.")
    private long records;

    @Option(names = "--delta", paramLabel = "D", required = true, description = "Above 0, below 1.")
    private double delta;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    PrivacyBatchCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new PrivacyNumbers()
                .epsilon(epsilon)
                .noiseMultiplier(noiseMultiplier)
                .steps(steps)
                .records(records)
                .delta(delta)
                .check();
        List<String> warnings = DeltaWarning.of(delta, records).stream().toList();
        warnings.forEach(warning -> console.warn("%s", warning));
        long batch = Calibration.batch(epsilon, delta, noiseMultiplier, steps, records)
                .orElseThrow(() -> new PrivacyException(List.of(new Problem(
                        Place.of("--epsilon"),
                        "batches of one record already spend more than epsilon " + epsilon + " at delta " + delta,
                        "Take more noise, fewer steps or a larger epsilon."))));
        double rate = (double) batch / records;
        List<Phase> phases = List.of(new Phase(new SampledGaussian(rate, noiseMultiplier), steps));
        EpsilonBracket spent = Accounting.epsilon(phases, delta);
        if (json) {
            console.out().print(new PrivacyBudget(phases, delta, spent).json(warnings));
        } else {
            console.line(
                    "batches of %d of %d records (sampling rate %s) spend epsilon %s of %s at delta %s (%s)",
                    batch, records, rate, BudgetText.up(spent.upper()), epsilon, delta, spent.accountant());
        }
        return 0;
    }
}
