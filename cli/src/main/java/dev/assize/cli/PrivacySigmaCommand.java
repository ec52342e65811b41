package dev.assize.cli;

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

/** Says how much noise a budget needs. */
@Command(
        name = "sigma",
        description = "Compute the smallest noise multiplier that stays within a budget.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assize privacy sigma --epsilon 1 --sampling-rate 0.01 --steps 10000 --delta 1e-5")
final class PrivacySigmaCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PrivateSgdOptions options = new PrivateSgdOptions();

    @Option(names = "--epsilon", paramLabel = "E", required = true, description = "The budget, above 0.")
    private double epsilon;

    @Option(names = "--steps", paramLabel = "T", required = true, description = "How many steps are taken.")
    private long steps;

    PrivacySigmaCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PrivacyNumbers numbers = new PrivacyNumbers().epsilon(epsilon).steps(steps);
        options.addTo(numbers);
        numbers.check();
        List<String> warnings = options.warnings(console);
        double sigma = PrivacyNumbers.answer(
                "--epsilon",
                "Take fewer steps, a smaller sampling rate or a larger epsilon.",
                () -> Calibration.noiseMultiplier(epsilon, options.delta(), options.samplingRate(), steps));
        List<Phase> phases = List.of(new Phase(new SampledGaussian(options.samplingRate(), sigma), steps));
        EpsilonBracket spent = Accounting.epsilon(phases, options.delta());
        if (options.json()) {
            console.out().print(new PrivacyBudget(phases, options.delta(), spent).json(warnings));
        } else {
            console.line(
                    "noise multiplier %s spends epsilon %s of %s at delta %s (%s)",
                    BudgetText.up(sigma), BudgetText.up(spent.upper()), epsilon, options.delta(), spent.accountant());
        }
        return 0;
    }
}
