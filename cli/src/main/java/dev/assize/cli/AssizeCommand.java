package dev.assize.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** The command {@code assize} itself: it only has subcommands. */
@Command(
        name = "assize",
        description = "Trains, audits and gates machine-learning models: may this model be deployed?",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            AuditCommand.class,
            TrainCommand.class,
            InspectCommand.class,
            PredictCommand.class,
            FairnessCommand.class,
            CheckCommand.class,
            RenderCommand.class,
            DataCommand.class,
            PrivacyCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize demo                               train and audit on embedded data",
            "  assize init loans.csv --label approved    write audit.yaml and policy.yaml",
            "  assize audit audit.yaml                   audit, report, exit by the verdict",
            "  assize check report.json --policy p.yaml  judge a report by another policy",
            "",
            "Exit codes: 0 every blocking rule holds, 1 a rule failed, 2 wrong usage or",
            "input, 3 inconclusive, 4 evidence missing, 5 nothing was evaluated, 70 a",
            "defect of Assize."
        })
final class AssizeCommand {
    @Mixin
    private final CommonOptions common;

    AssizeCommand(CommonOptions common) {
        this.common = common;
    }

    /** Returns the options that every command takes. */
    CommonOptions common() {
        return common;
    }
}
