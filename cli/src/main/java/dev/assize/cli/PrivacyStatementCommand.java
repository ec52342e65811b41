package dev.assize.cli;

import dev.assize.privacy.statement.PrivacyStatement;
import dev.assize.training.privacy.PrivateHistory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a model guarantees. */
@Command(
        name = "statement",
        description = "Say what a privately trained model guarantees, and what it does not.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  assize privacy statement model.zip", "  assize privacy statement model.zip --json"})
final class PrivacyStatementCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MODEL.zip", description = "A model that 'assize train' wrote.")
    private Path model = Path.of("model.zip");

    @Option(names = "--json", description = "Print JSON, with the ledger, for programs.")
    private boolean json;

    PrivacyStatementCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PrivateHistory history = StoredLedger.ofModel(console.input(model), model);
        PrivacyStatement statement = PrivacyStatement.of(history.ledger(), history.delta());
        if (json) {
            console.out().print(statement.json());
        } else {
            statement.lines().forEach(line -> console.line("%s", line));
        }
        return 0;
    }
}
