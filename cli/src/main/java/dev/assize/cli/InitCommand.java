package dev.assize.cli;

import dev.assize.audit.Starter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first audit file and policy for a table. */
@Command(
        name = "init",
        description = "Look at the columns of a table and write a commented audit.yaml and a first policy.yaml.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize init loans.csv --label approved",
            "  assize init loans.csv --label approved --favorable yes --out audits/loans"
        })
final class InitCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DATA", description = "A table: CSV, gzip of it, JSON lines or Parquet.")
    private Path data = Path.of("data.csv");

    @Option(names = "--label", paramLabel = "COLUMN", required = true, description = "The column to predict.")
    private String label = "";

    @Option(
            names = "--favorable",
            paramLabel = "VALUE",
            description = "The value of the label that is good for the person; needed where the label has two values"
                    + " and neither is yes, true or 1.")
    private @Nullable String favorable;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the files go; the working directory unless given.")
    private Path out = Path.of("");

    InitCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Starter starter = Starter.of(console.input(data), label, Optional.ofNullable(favorable));
        for (Path file : starter.write(console.input(out))) {
            console.line("written: %s", console.shown(file));
        }
        console.line("Read both, then: assize audit %s", console.shown(out.resolve(Starter.AUDIT)));
        return 0;
    }
}
