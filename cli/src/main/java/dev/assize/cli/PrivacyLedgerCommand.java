package dev.assize.cli;

import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.statement.PrivacyStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds up what several runs on the same data spent. */
@Command(
        name = "ledger",
        description = "Add up what several runs on the same data spent together.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assize privacy ledger monday.zip tuesday.json --delta 1e-5")
final class PrivacyLedgerCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Ledgers as JSON, or models that were trained privately.")
    private List<Path> files = List.of();

    @Option(names = "--delta", paramLabel = "D", required = true, description = "Above 0, below 1.")
    private double delta;

    @Option(names = "--json", description = "Print JSON, with the ledgers as one, for programs.")
    private boolean json;

    PrivacyLedgerCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new PrivacyNumbers().delta(delta).check();
        Ledger all = Ledger.empty();
        for (Path file : files) {
            for (LedgerEntry entry : StoredLedger.read(console, file).entries()) {
                all = all.append(entry);
            }
        }
        PrivacyStatement statement = PrivacyStatement.of(all, delta);
        if (json) {
            console.out().print(statement.json());
        } else {
            statement.lines().forEach(line -> console.line("%s", line));
        }
        return 0;
    }
}
