package dev.assize.cli;

import dev.assize.core.Place;
import dev.assize.core.Problem;
import dev.assize.privacy.PrivacyException;
import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.ledger.Ledger;
import dev.assize.privacy.ledger.LedgerEntry;
import dev.assize.privacy.ledger.LedgerJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds up ledgers of runs on the same data. */
@Command(
        name = "ledger",
        description = "Compute what runs on the same data have spent together; refuses a ledger that was edited.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  assize privacy ledger first.json second.json --delta 1e-5"})
final class PrivacyLedgerCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Ledgers as JSON.")
    private List<Path> files = List.of();

    @Option(names = "--delta", paramLabel = "D", required = true, description = "Delta, above 0 and below 1.")
    private double delta;

    @Option(names = "--json", description = "Print everything as JSON, for programs.")
    private boolean json;

    PrivacyLedgerCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new PrivacyNumbers().delta(delta).check();
        List<LedgerEntry> entries = new ArrayList<>();
        files.forEach(file -> entries.addAll(read(file).entries()));
        Ledger all = Ledger.empty();
        for (LedgerEntry entry : entries) {
            all = all.append(entry);
        }
        EpsilonBracket bracket = Accounting.epsilon(all, delta);
        if (json) {
            console.line(
                    "{\"epsilonLower\": %s, \"epsilonUpper\": %s, \"delta\": %s, \"entries\": %d, \"secretNoise\": %s}",
                    bracket.lower(), bracket.upper(), delta, entries.size(), all.secret());
        } else {
            entries.forEach(entry -> console.line(
                    "%s: %s, %d steps", entry.purpose(), entry.mechanism().words(), entry.steps()));
            console.line("epsilon at most  %.6g   (delta %s)", bracket.upper(), delta);
            console.line("epsilon at least %.6g", bracket.lower());
            if (!all.secret()) {
                console.line("not private: some noise came from a source that can be predicted");
            }
        }
        return 0;
    }

    private Ledger read(Path file) {
        Place place = Place.of(console.shown(file));
        try {
            return LedgerJson.read(Files.readString(console.input(file), StandardCharsets.UTF_8), place);
        } catch (IOException e) {
            throw new PrivacyException(List.of(new Problem(
                    place, "cannot read the ledger: " + e.getMessage(), "Give the path of a ledger in JSON.")));
        }
    }
}
