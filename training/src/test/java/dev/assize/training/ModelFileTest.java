package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.Task;
import dev.assize.core.TaskKind;
import dev.assize.data.encoding.Encoders;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir
    private Path folder;

    private Path saved(TrainedModel model) {
        Path file = folder.resolve("model.zip");
        ModelFile.save(model, file);
        return file;
    }

    @Test
    void loadsWhatItSaved() {
        TrainedModel model = Samples.model().withRecord(Samples.model().record().withSeconds(1.25));

        TrainedModel loaded = ModelFile.load(saved(model));

        Table rows = Samples.loans(20);
        assertThat(loaded.score(rows)).isEqualTo(model.score(rows));
        assertThat(loaded.record()).isEqualTo(model.record());
        assertThat(loaded.task()).isEqualTo(model.task());
        assertThat(Encoders.toJson(loaded.encoder())).isEqualTo(Encoders.toJson(model.encoder()));
    }

    @Test
    void loadsARegression() {
        Task task = Task.regression("price");
        TrainedModel model = new Trainer(Samples.quick(2))
                .train(TrainingPart.of(Samples.loans(60), task, Samples.FEATURES), new Seed(3), Progress.silent());

        TrainedModel loaded = ModelFile.load(saved(model));

        assertThat(loaded.score(Samples.loans(9))).isEqualTo(model.score(Samples.loans(9)));
        assertThat(loaded.task().kind()).isEqualTo(TaskKind.REGRESSION);
    }

    @Test
    void writesTheSameBytes_whenTheModelIsTheSame() throws IOException {
        byte[] first = Files.readAllBytes(saved(Samples.model()));
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(Files.readAllBytes(saved(Samples.model()))).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
        }
        Path again = folder.resolve("again.zip");
        ModelFile.save(ModelFile.load(folder.resolve("model.zip")), again);
        assertThat(Files.readAllBytes(again)).isEqualTo(first);
    }

    @Test
    void isReadByDl4j() throws IOException {
        TrainedModel model = Samples.model();

        MultiLayerNetwork network =
                ModelSerializer.restoreMultiLayerNetwork(saved(model).toFile());

        assertThat(network.params()).isEqualTo(model.network().params());
        assertThat(network.getUpdater().getStateViewArray())
                .isEqualTo(((MultiLayerNetwork) model.network()).getUpdater().getStateViewArray());
    }

    @Test
    void hasItsEntriesInAFixedOrder() throws IOException {
        try (ZipFile zip = new ZipFile(saved(Samples.model()).toFile())) {
            List<String> names = Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
            assertThat(names)
                    .containsExactly(
                            "assize/task.json",
                            "assize/encoder.json",
                            "assize/record.json",
                            "configuration.json",
                            "coefficients.bin",
                            "updaterState.bin");
        }
    }

    @Test
    void leavesNothingBehind_whenItSaves() throws IOException {
        saved(Samples.model());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("model.zip");
        }
    }

    @Test
    void refusesToSave_whenTheFolderIsMissing() {
        Path file = folder.resolve("no/such/model.zip");

        assertThatThrownBy(() -> ModelFile.save(Samples.model(), file))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": the model cannot be written\n"
                        + "  Check that the folder exists, may be written to, and has space left.");
    }

    @Test
    void refusesToSave_whenTheFileIsAFolder() {
        assertThatThrownBy(() -> ModelFile.save(Samples.model(), folder))
                .isInstanceOf(TrainingException.class)
                .hasMessage(folder + ": it is a folder, not a file\n  Name a file to write, for example model.zip.");
    }

    @Test
    void recordDigestLeavesOutTheTime() {
        TrainingRecord record = Samples.model().record();

        assertThat(record.withSeconds(3).digest()).isEqualTo(record.digest());
        assertThat(RecordJson.read(RecordJson.write(record.withSeconds(3)), Place.of("x")))
                .isEqualTo(record.withSeconds(3));
    }

    @Test
    void tasksSurviveTheirText() {
        for (Task task : List.of(
                Samples.APPROVED,
                Task.regression("y"),
                Task.multiclass("c", List.of("a", "\"b\"", "ü")),
                new Task(TaskKind.MULTICLASS, "c", List.of("a", "b", "c"), Optional.of("b")))) {
            assertThat(TaskJson.read(TaskJson.write(task), Place.of("x"))).isEqualTo(task);
        }
    }
}
