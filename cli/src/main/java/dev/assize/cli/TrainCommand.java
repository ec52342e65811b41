package dev.assize.cli;

import dev.assize.audit.Audit;
import dev.assize.audit.CheckpointPlace;
import dev.assize.audit.GanRun;
import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.audit.file.ModelSection;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Place;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.reports.files.ReportFiles;
import dev.assize.training.ModelFile;
import dev.assize.training.ModelSummary;
import dev.assize.training.TrainedModel;
import dev.assize.training.TrainingCurves;
import dev.assize.training.TrainingRecord;
import dev.assize.training.fit.Score;
import dev.assize.training.gan.GanFile;
import dev.assize.training.gan.quality.GanEvidence;
import dev.assize.training.gan.quality.GanQuality;
import dev.assize.training.privacy.PrivateHistory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model and saves it. */
@Command(
        name = "train",
        description = "Train the model of an audit file on its training part and save it, without auditing it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  assize train examples/adult-private/audit.yaml",
            "  assize train audit.yaml --model model.zip",
            "  assize train audit.yaml --model model.zip --checkpoint state --resume",
            "  assize train audit.yaml --model model.zip --curves curves.csv",
            "  assize train examples/mnist-gan/gan.yaml"
        })
final class TrainCommand implements Callable<Integer> {
    private static final Path STANDARD_OUTPUT = Path.of("-");
    private static final String STANDARD_NAME = "model.zip";

    private final Console console;
    private final CommonOptions common;

    @Parameters(paramLabel = "AUDIT.yaml", description = "What to train on and how.")
    private Path auditFile = Path.of("audit.yaml");

    @Option(
            names = "--model",
            paramLabel = "OUT.zip",
            description = "Where the model goes; if left out, model.zip in the directory of 'report'. For a GAN it is"
                    + " a folder, and if left out, that directory.")
    private @Nullable Path model;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "Save the state of the training here, as often as 'checkpoint' of the settings says.")
    private @Nullable Path checkpoint;

    @Option(names = "--resume", description = "Go on from the latest state in --checkpoint, if there is one.")
    private boolean resume;

    @Option(
            names = "--curves",
            paramLabel = "FILE.csv",
            description = "Write loss and accuracy after each epoch; '-' prints them.")
    private @Nullable Path curves;

    TrainCommand(Console console, CommonOptions common) {
        this.console = console;
        this.common = common;
    }

    @Override
    public Integer call() {
        Optional<CheckpointPlace> checkpoints = checkpoints();
        AuditFile file = AuditFileReader.read(console.input(auditFile));
        if (file.model() instanceof ModelSection.Gan) {
            return gan(file);
        }
        requireTraining(file);
        Path target = target(file);
        Targets.requireWritable(target, "Name the file that the model goes to, for example model.zip.");
        Optional<Path> table =
                Optional.ofNullable(curves).filter(path -> !printsCurves()).map(console::input);
        table.ifPresent(
                path -> Targets.requireWritable(path, "Name the file that the curves go to, for example curves.csv."));
        TrainedModel trained;
        try (ProgressLine progress = ProgressLine.of(console, common)) {
            trained = new Audit(file, Folders.tables(), progress).train(checkpoints);
        }
        ModelFile.save(trained, target);
        print(trained.record(), trained.task());
        if (trained.record().privacy().isPresent()) {
            console.line("privacy: %s", ModelSummary.of(trained).privacy());
            trained.record().privacy().ifPresent(this::warn);
        }
        console.line("written: %s", console.shown(target));
        table.ifPresent(path -> {
            TrainingCurves.write(trained.record(), trained.task(), path);
            console.line("written: %s", console.shown(path));
        });
        if (printsCurves()) {
            console.out().print(TrainingCurves.csv(trained.record(), trained.task()));
        }
        return 0;
    }

    private Path target(AuditFile file) {
        if (model != null) {
            return console.input(model);
        }
        Path folder = file.origin().resolve(file.report().directory());
        ReportFiles.prepare(folder);
        return folder.resolve(STANDARD_NAME);
    }

    private int gan(AuditFile file) {
        if (checkpoint != null || resume || curves != null) {
            throw new AuditException(
                    Place.of(file.origin().source()),
                    "--checkpoint, --resume and --curves are not for a GAN",
                    "Leave them out: losses.csv holds the curves, and the networks are saved at the end.");
        }
        Path folder = model == null ? file.origin().resolve(file.report().directory()) : console.input(model);
        GanQuality quality;
        try (ProgressLine progress = ProgressLine.of(console, common)) {
            quality = new GanRun(file, Folders.tables(), progress, folder).run();
        }
        GanEvidence.of(quality).forEach(evidence -> {
            if (evidence instanceof MeasuredValue value) {
                console.line("%s: %.4f", value.key(), value.estimate().value());
            }
        });
        GanFile.privacy(folder.resolve(GanFile.GENERATOR)).ifPresent(spent -> {
            console.line("privacy: %s", ModelSummary.guarantee(spent));
            warn(spent);
        });
        console.line("written: %s", console.shown(folder));
        return 0;
    }

    private static void requireTraining(AuditFile file) {
        if (!(file.model() instanceof ModelSection.Train)) {
            throw new AuditException(
                    Place.of(file.origin().source()),
                    "the audit file does not train a model",
                    "Write 'model: {train: {...}}' to train one.");
        }
    }

    private void print(TrainingRecord record, Task task) {
        record.selection()
                .ifPresent(found -> new SelectionText(console, task.kind() != TaskKind.REGRESSION).summary(found));
        console.line(
                "epochs: %d, kept: %d",
                record.fit().epochs().size(), record.fit().bestEpoch());
        record.best().parts().forEach((part, score) -> console.line("%s", scored(part, score, task)));
    }

    /** A number is not right or wrong. */
    private static String scored(String part, Score score, Task task) {
        return task.kind() == TaskKind.REGRESSION
                ? String.format(Locale.ROOT, "%s: mean squared error %.6g, %d rows", part, score.loss(), score.rows())
                : String.format(
                        Locale.ROOT,
                        "%s: loss %.4f, %d of %d right",
                        part,
                        score.loss(),
                        score.correct(),
                        score.rows());
    }

    private void warn(PrivateHistory privacy) {
        if (privacy.isDeltaLarge()) {
            console.warn(
                    "delta %s is not below 1 / %d records: the guarantee allows to give away whole records",
                    privacy.delta(), privacy.records());
        }
        if (privacy.nonFinite() > 0) {
            console.warn("%d gradients of records were not finite and added nothing", privacy.nonFinite());
        }
        if (privacy.budgetEnded()) {
            console.warn("the training ended early: one more step would have passed the budget");
        }
    }

    private boolean printsCurves() {
        return STANDARD_OUTPUT.equals(curves);
    }

    private Optional<CheckpointPlace> checkpoints() {
        if (checkpoint == null && resume) {
            throw new AuditException(
                    Place.of("--resume"),
                    "there is no folder to go on from",
                    "Say --checkpoint DIR as well, the folder of the training that stopped.");
        }
        return Optional.ofNullable(checkpoint).map(folder -> new CheckpointPlace(console.input(folder), resume));
    }
}
