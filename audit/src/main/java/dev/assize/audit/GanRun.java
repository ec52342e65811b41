package dev.assize.audit;

import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.ModelSection;
import dev.assize.core.ColumnType;
import dev.assize.core.Place;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TaskKind;
import dev.assize.data.Split;
import dev.assize.data.TaskReader;
import dev.assize.training.gan.GanFile;
import dev.assize.training.gan.GanStoppedException;
import dev.assize.training.gan.GanTrainer;
import dev.assize.training.gan.Generator;
import dev.assize.training.gan.GrayImages;
import dev.assize.training.gan.PictureGrid;
import dev.assize.training.gan.TrainedGan;
import dev.assize.training.gan.quality.GanCheck;
import dev.assize.training.gan.quality.GanQuality;
import dev.assize.training.gan.quality.GanReport;
import dev.assize.training.gan.quality.LabelledImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** Trains the GAN of a file on the training part, and measures it against the other part. */
public final class GanRun {
    /** Name of the picture of samples after the last epoch. */
    public static final String PICTURE = "samples.png";

    /** Name of the file with both losses after each epoch. */
    public static final String LOSSES = "losses.csv";

    /** Name of the file with what was measured. */
    public static final String QUALITY = "quality.json";

    private final AuditFile file;
    private final ModelSection.Gan section;
    private final SourceTables tables;
    private final Progress progress;
    private final Path folder;

    /**
     * Makes a run.
     *
     * @param file what to do
     * @param tables where tables come from
     * @param progress told how far the work is
     * @param folder where networks, pictures and figures go; made when it is absent
     * @throws AuditException if the file has no GAN
     */
    public GanRun(AuditFile file, SourceTables tables, Progress progress, Path folder) {
        if (!(file.model() instanceof ModelSection.Gan gan)) {
            throw new AuditException(
                    Place.of(file.origin().source()),
                    "the file does not train a GAN",
                    "Write 'model: {gan: {...}}' to train one.");
        }
        this.file = file;
        this.section = gan;
        this.tables = tables;
        this.progress = progress;
        this.folder = folder;
    }

    /**
     * Trains, saves and measures. If a loss stops being a number, the networks of the last good epoch are saved before
     * the fault is thrown.
     */
    public GanQuality run() {
        progress.at("reading the pictures: " + file.data().path(), 0, 0);
        AuditedData data = new DataStep(file).prepare(tables.read(file));
        Split split = ModelStep.split(file, data);
        LabelledImages training = images(data, split.train());
        LabelledImages heldOut = images(data, split.test());
        Seed seed = new Seed(file.split().seed());
        make(folder);
        TrainedGan gan = train(training.images(), seed);
        GanFile.save(gan, folder);
        write(PICTURE, picture(gan.generator(), seed));
        write(LOSSES, GanReport.losses(gan.record().epochs()).getBytes(StandardCharsets.UTF_8));
        GanQuality quality = GanCheck.of(training, heldOut, seed.child("gan.classifier"), progress)
                .measure(gan.generator(), section.output().samples(), seed.child("gan.samples"));
        write(QUALITY, GanReport.json(quality, gan.record().privacy()).getBytes(StandardCharsets.UTF_8));
        return quality;
    }

    private TrainedGan train(GrayImages images, Seed seed) {
        int every = section.output().pictureEvery();
        try {
            return new GanTrainer(section.settings()).train(images, seed, progress, (epoch, generator) -> {
                if (epoch.number() % every == 0) {
                    write(String.format(Locale.ROOT, "epoch-%04d.png", epoch.number()), picture(generator, seed));
                }
            });
        } catch (GanStoppedException e) {
            GanFile.save(e.kept(), folder);
            throw e;
        }
    }

    private byte[] picture(Generator generator, Seed seed) {
        int side = section.output().side();
        return PictureGrid.png(generator.sample(side * side, seed.child("gan.picture")), side);
    }

    private LabelledImages images(AuditedData data, int[] rows) {
        if (data.task().kind() == TaskKind.REGRESSION) {
            throw fault("its label is a number", "Name a column of classes as the label; it says what pictures show.");
        }
        Table part = data.table().select(rows);
        List<String> pictures = data.columns().features().stream()
                .filter(name -> part.column(name).type() == ColumnType.ARRAY)
                .toList();
        if (pictures.size() != 1) {
            throw fault(
                    "it has " + pictures.size() + " columns of pictures",
                    "Bring data with one such column, for example dataset:mnist; exclude others.");
        }
        int[] labels = TaskReader.truth(data.source().name(), part, data.task());
        return new LabelledImages(
                GrayImages.of(part.array(pictures.get(0))),
                labels,
                data.task().classes().size());
    }

    private AuditException fault(String message, String hint) {
        return new AuditException(Place.of(file.data().path()), message, hint);
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder + "; name one that may be written to", e);
        }
    }

    private void write(String name, byte[] content) {
        Path unfinished = folder.resolve(name + ".part");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + name + " to " + folder + "; check its space and rights", e);
        }
    }
}
