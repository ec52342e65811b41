package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GanFileTest {
    @TempDir
    private Path folder;

    private static TrainedGan trained(GanKind kind) {
        GanSettings usual = kind == GanKind.DENSE ? GanSettings.DENSE : GanSettings.CONVOLUTIONAL;
        return new GanTrainer(usual.withCourse(new GanSettings.Course(1, 16, 0)))
                .train(GanTrainerTest.bars(32), new Seed(3), Progress.silent(), (epoch, generator) -> {});
    }

    @ParameterizedTest
    @EnumSource(GanKind.class)
    void bringsTheGeneratorBack(GanKind kind) {
        TrainedGan gan = trained(kind);
        GanFile.save(gan, folder);
        Generator read = GanFile.generator(folder.resolve(GanFile.GENERATOR));

        assertThat(read.sample(5, new Seed(8)).toArray())
                .isEqualTo(gan.generator().sample(5, new Seed(8)).toArray());
    }

    @Test
    void writesWhatDl4jReads_withTheOptimizersState() throws IOException {
        TrainedGan gan = trained(GanKind.DENSE);
        GanFile.save(gan, folder);
        MultiLayerNetwork read = ModelSerializer.restoreMultiLayerNetwork(
                folder.resolve(GanFile.DISCRIMINATOR).toFile(), true);

        assertThat(read.params()).isEqualTo(gan.discriminatorNetwork().params());
        assertThat(read.getUpdater().getStateViewArray())
                .isEqualTo(gan.discriminatorNetwork().getUpdater().getStateViewArray());
        assertThat(read.getIterationCount()).isEqualTo(2);
    }

    @Test
    void givesEqualBytes_forEqualNetworks() throws IOException {
        GanFile.save(trained(GanKind.DENSE), folder);
        byte[] first = Files.readAllBytes(folder.resolve(GanFile.GENERATOR));
        GanFile.save(trained(GanKind.DENSE), folder);

        assertThat(Files.readAllBytes(folder.resolve(GanFile.GENERATOR))).isEqualTo(first);
    }

    @Test
    void keepsTheRecord() throws IOException {
        GanFile.save(trained(GanKind.DENSE), folder);
        try (ZipFile zip = new ZipFile(folder.resolve(GanFile.GENERATOR).toFile())) {
            String record = new String(
                    zip.getInputStream(zip.getEntry("assize/gan.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(record)
                    .contains("\"format\" : \"assize-gan-record\"")
                    .contains("\"seed\" : 3")
                    .contains("\"loss\" : \"non_saturating\"")
                    .contains("\"beta1\" : 0.5")
                    .contains("\"discriminatorLoss\"")
                    .contains("\"count\" : 32");
        }
    }

    @Test
    void refusesADiscriminator() {
        GanFile.save(trained(GanKind.DENSE), folder);
        Path file = folder.resolve(GanFile.DISCRIMINATOR);

        assertThatThrownBy(() -> GanFile.generator(file))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": its network does not make images of 8 x 8 pixels\n"
                        + "  Name the file of a generator; 'assize train' calls it generator.zip.");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        TrainedGan gan = trained(GanKind.DENSE);
        Path file = folder.resolve("absent").resolve(GanFile.GENERATOR);

        assertThatThrownBy(() -> GanFile.save(gan, folder.resolve("absent")))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": the network cannot be written\n"
                        + "  Check that the folder exists, may be written to, and has space left.");
    }
}
