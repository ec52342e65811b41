package dev.assize.cli;

import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import dev.assize.privacy.statement.BudgetText;
import dev.assize.privacy.statement.PrivacyBudget;
import dev.assize.privacy.statement.PrivacyEstimate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what private gradient descent spends. */
@Command(
        name = "epsilon",
        description = "Compute the epsilon of private gradient descent, from both sides.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  assize privacy epsilon --sampling-rate 0.01 --noise-multiplier 1.1 \\",
            "      --steps 10000 --delta 1e-5"
        })
final class PrivacyEpsilonCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PrivateSgdOptions options = new PrivateSgdOptions();

    @Option(
            names = "--noise-multiplier",
            paramLabel = "S",
            required = true,
            description = "Standard deviation of the noise in units of the clip norm.")
    private double noiseMultiplier;

    @Option(names = "--steps", paramLabel = "T", required = true, description = "How many steps are taken.")
    private long steps;

    @Option(
            names = "--accountant",
            paramLabel = "pld|rdp|gdp",
            description = "pld: from both sides, the tightest; rdp: from above only; gdp: an approximation that is no "
                    + "guarantee. Default: ${DEFAULT-VALUE}.")
    private AccountantChoice accountant = AccountantChoice.PLD;

    PrivacyEpsilonCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PrivacyNumbers numbers =
                new PrivacyNumbers().noiseMultiplier(noiseMultiplier).steps(steps);
        options.addTo(numbers);
        numbers.check();
        List<String> warnings = options.warnings(console);
        List<Phase> phases = List.of(new Phase(new SampledGaussian(options.samplingRate(), noiseMultiplier), steps));
        if (accountant == AccountantChoice.GDP) {
            printEstimate(PrivacyEstimate.of(phases, options.delta()));
        } else {
            print(phases, warnings);
        }
        return 0;
    }

    private void print(List<Phase> phases, List<String> warnings) {
        EpsilonBracket epsilon = PrivacyNumbers.answer(
                "assize privacy epsilon",
                "Take more noise or fewer steps.",
                () -> accountant.epsilon(phases, options.delta()));
        if (options.json()) {
            console.out().print(new PrivacyBudget(phases, options.delta(), epsilon).json(warnings));
        } else {
            console.line(
                    "epsilon %s at delta %s (%s); no smaller epsilon than %s holds",
                    BudgetText.up(epsilon.upper()),
                    options.delta(),
                    epsilon.accountant(),
                    BudgetText.down(epsilon.lower()));
        }
    }

    private void printEstimate(PrivacyEstimate estimate) {
        if (options.json()) {
            console.out().print(estimate.json());
        } else {
            console.line(
                    "epsilon is about %.4g at delta %s by the central limit: no guarantee, for information only",
                    estimate.epsilon(), options.delta());
        }
    }
}
