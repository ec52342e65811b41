package dev.assize.cli;

import dev.assize.audit.Starter;
import dev.assize.audit.StarterRequest;
import dev.assize.data.arrays.ArraySource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a first audit file and policy for a table, pictures or sequences. */
@Command(
        name = "init",
        description =
                "Look at a table, pictures or sequences and write a commented audit.yaml and a first policy.yaml.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize init loans.csv --label approved",
            "  assize init loans.csv --label approved --favorable yes --out audits/loans",
            "  assize init pets/ --label animal --size 64x64"
        })
final class InitCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "DATA",
            description =
                    "A table (CSV, gzip of it, JSON lines or Parquet), a folder with a folder of pictures for each"
                            + " class, pictures in IDX format, or sequences (.ts).")
    private Path data = Path.of("data.csv");

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            required = true,
            description = "The column to predict; what the" + " labels of pictures and sequences shall be called.")
    private String label = "";

    @Option(
            names = "--favorable",
            paramLabel = "VALUE",
            description = "The value of the label that is good for the person; needed where the label has two values,"
                    + " unless the words are plain, as in 'approved' with yes and no.")
    private @Nullable String favorable;

    @Option(names = "--labels", paramLabel = "FILE", description = "The labels of pictures in IDX format.")
    private @Nullable Path labels;

    @Option(
            names = "--size",
            paramLabel = "HxW",
            converter = SizeOption.class,
            description = "Scale all pictures of a folder to this height and width, for example 64x64.")
    private ArraySource.@Nullable Size size;

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
        Starter starter = Starter.of(StarterRequest.of(console.input(data), label)
                .withFavorable(Optional.ofNullable(favorable))
                .withLabels(Optional.ofNullable(labels).map(console::input))
                .withSize(Optional.ofNullable(size)));
        for (Path file : starter.write(console.input(out))) {
            console.line("written: %s", console.shown(file));
        }
        console.line("Read both, then: assize audit %s", console.word(out.resolve(Starter.AUDIT)));
        return 0;
    }
}
