package dev.assize.cli;

import dev.assize.training.ModelFile;
import dev.assize.training.ModelSummary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a model file holds. */
@Command(
        name = "inspect",
        description = "Show how a model came about: task, network, settings, seed, data and epochs.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  assize inspect model.zip", "  assize inspect model.zip --json"})
final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MODEL.zip", description = "A model that 'assize train' wrote.")
    private Path model = Path.of("model.zip");

    @Option(names = "--json", description = "Print everything as JSON, for programs.")
    private boolean json;

    InspectCommand(Console console, CommonOptions common) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelSummary summary = ModelSummary.of(ModelFile.load(console.input(model)));
        if (json) {
            console.out().print(summary.json());
        } else {
            new SummaryText(console).print(summary);
        }
        return 0;
    }
}
