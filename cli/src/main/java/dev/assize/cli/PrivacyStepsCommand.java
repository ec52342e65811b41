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
import dev.assize.privacy.statement.PrivacyBudget;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how many steps a budget allows. */
@Command(
        name = "steps",
        description = "Compute how many steps stay within a budget.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assize privacy steps --epsilon 1 --sampling-rate 0.01 --noise-multiplier 1.1 --delta 1e-5")
final class PrivacyStepsCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PrivateSgdOptions options = new PrivateSgdOptions();

    @Option(names = "--epsilon", paramLabel = "E", required = true, description = "The budget, above 0.")
    private double epsilon;

    @Option(
            names = "--noise-multiplier",
            paramLabel = "S",
            required = true,
            description = "Standard deviation of the noise in units of the clip norm.")
    private double noiseMultiplier;

    PrivacyStepsCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PrivacyNumbers numbers = new PrivacyNumbers().epsilon(epsilon).noiseMultiplier(noiseMultiplier);
        options.addTo(numbers);
        numbers.check();
        List<String> warnings = options.warnings(console);
        SampledGaussian mechanism = new SampledGaussian(options.samplingRate(), noiseMultiplier);
        long steps = Calibration.steps(epsilon, options.delta(), mechanism)
                .orElseThrow(() -> new PrivacyException(List.of(new Problem(
                        Place.of("--epsilon"),
                        "one step already spends more than epsilon " + epsilon + " at delta " + options.delta(),
                        "Take more noise, a smaller sampling rate or a larger epsilon."))));
        List<Phase> phases = List.of(new Phase(mechanism, steps));
        EpsilonBracket spent = Accounting.epsilon(phases, options.delta());
        if (options.json()) {
            console.out().print(new PrivacyBudget(phases, options.delta(), spent).json(warnings));
        } else {
            console.line(
                    "%d steps spend epsilon %s of %s at delta %s (%s)",
                    steps, BudgetText.up(spent.upper()), epsilon, options.delta(), spent.accountant());
        }
        return 0;
    }
}
