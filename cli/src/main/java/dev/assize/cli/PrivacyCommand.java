package dev.assize.cli;

import picocli.CommandLine.Command;

/** Everything about the privacy budget: it only has subcommands. */
@Command(
        name = "privacy",
        description = "Account for private training: what a budget costs, and what a ledger has spent.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PrivacyEpsilonCommand.class,
            PrivacySigmaCommand.class,
            PrivacyStepsCommand.class,
            PrivacyLedgerCommand.class
        })
final class PrivacyCommand {
    PrivacyCommand() {}
}
