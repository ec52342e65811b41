package dev.assize.cli;

import dev.assize.audit.Audit;
import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.audit.file.ModelSection;
import dev.assize.core.Place;
import dev.assize.training.ModelFile;
import dev.assize.training.TrainedModel;
import dev.assize.training.fit.FitHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model and saves it. */
@Command(
        name = "train",
        description = "Train the model of an audit file on its training part and save it, without auditing it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assize train audit.yaml --model model.zip")
final class TrainCommand implements Callable<Integer> {
    private final Console console;
    private final CommonOptions common;

    @Parameters(paramLabel = "AUDIT.yaml", description = "What to train on and how.")
    private Path auditFile = Path.of("audit.yaml");

    @Option(names = "--model", paramLabel = "OUT.zip", required = true, description = "Where the model goes.")
    private Path model = Path.of("model.zip");

    TrainCommand(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    @Override
    public Integer call() {
        AuditFile file = AuditFileReader.read(console.input(auditFile));
        if (!(file.model() instanceof ModelSection.Train)) {
            throw new AuditException(
                    Place.of(file.origin().source()),
                    "the audit file does not train a model",
                    "Write 'model: {train: {...}}' to train one.");
        }
        Path target = console.input(model);
        requireWritable(target);
        TrainedModel trained;
        try (ProgressLine progress = ProgressLine.of(console, common)) {
            trained = new Audit(file, Folders.tables(), progress).train();
        }
        ModelFile.save(trained, target);
        FitHistory fit = trained.record().fit();
        console.line("epochs: %d, kept: %d", fit.epochs().size(), fit.bestEpoch());
        trained.record()
                .best()
                .parts()
                .forEach((part, score) -> console.line(
                        "%s: loss %.4f, %d of %d right", part, score.loss(), score.correct(), score.rows()));
        console.line("written: %s", console.shown(target));
        return 0;
    }

    /** Fails before the work is done and not after it. */
    private static void requireWritable(Path target) {
        Place place = Place.of(target.toString());
        if (Files.isDirectory(target)) {
            throw new AuditException(
                    place,
                    "this is a folder, not a file",
                    "Name the file that the model goes to, for example model.zip.");
        }
        if (!Files.isDirectory(target.toAbsolutePath().resolveSibling("."))) {
            throw new AuditException(
                    place,
                    "the folder of this file does not exist",
                    "Make the folder, or name a file in one that exists.");
        }
    }
}
