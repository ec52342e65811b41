package dev.assize.cli;

import picocli.CommandLine.Command;

/** Answers questions about privacy budgets. */
@Command(
        name = "privacy",
        description = "Compute privacy budgets, and say what a ledger or a model guarantees.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PrivacyEpsilonCommand.class,
            PrivacySigmaCommand.class,
            PrivacyStepsCommand.class,
            PrivacyBatchCommand.class,
            PrivacyLedgerCommand.class,
            PrivacyStatementCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize privacy epsilon --sampling-rate 0.01 --noise-multiplier 1.1 \\",
            "      --steps 10000 --delta 1e-5",
            "  assize privacy sigma --epsilon 1 --sampling-rate 0.01 --steps 10000 --delta 1e-5",
            "  assize privacy statement model.zip"
        })
final class PrivacyCommand {
    PrivacyCommand() {}
}
