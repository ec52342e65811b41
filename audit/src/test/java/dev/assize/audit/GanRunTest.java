package dev.assize.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.audit.file.AuditException;
import dev.assize.audit.file.AuditFile;
import dev.assize.audit.file.AuditFileReader;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.training.gan.GanFile;
import dev.assize.training.gan.quality.GanQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GanRunTest {
    private static final SourceTables TABLES = new SourceTables(List.of());

    @TempDir
    private Path folder;

    private AuditFile file(String text) throws IOException {
        return AuditFileReader.read(Files.writeString(folder.resolve("gan.yaml"), text));
    }

    private AuditFile digits() throws IOException {
        return file("data: {path: dataset:digits, label: digit}\nsplit: {test: 0.2, seed: 3}\n"
                + "model:\n  gan: {epochs: 2, pictures: {every: 1, side: 3}, samples: 200}\n");
    }

    @Test
    void leavesNetworksPicturesAndFigures() throws IOException {
        Path target = folder.resolve("made/here");
        GanQuality quality = new GanRun(digits(), TABLES, Progress.silent(), target).run();

        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "generator.zip",
                            "discriminator.zip",
                            "epoch-0001.png",
                            "epoch-0002.png",
                            GanRun.PICTURE,
                            GanRun.LOSSES,
                            GanRun.QUALITY);
        }
        assertThat(target.resolve(GanRun.PICTURE)).hasSameBinaryContentAs(target.resolve("epoch-0002.png"));
        assertThat(Files.readString(target.resolve(GanRun.LOSSES))).hasLineCount(3);
        assertThat(Files.readString(target.resolve(GanRun.QUALITY))).contains("training.gan_precision");
        assertThat(quality.classes().accuracy().rows()).isEqualTo(2000);
        assertThat(quality.classes().accuracy().hits()).isGreaterThan(1900);
        assertThat(quality.classes().samples().stream()
                        .mapToLong(count -> count)
                        .sum())
                .isEqualTo(200);
        assertThat(GanFile.generator(target.resolve(GanFile.GENERATOR))
                        .sample(2, new Seed(1))
                        .size())
                .isEqualTo(784);
    }

    @Test
    void saysWhatIsNoGan() throws IOException {
        AuditFile other = file("data: {path: dataset:digits, label: digit}\nmodel: {train: {}}\nchecks: [explain]\n");

        assertThatThrownBy(() -> new GanRun(other, TABLES, Progress.silent(), folder))
                .isInstanceOf(AuditException.class)
                .hasMessageContaining("the file does not train a GAN")
                .hasMessageContaining("Write 'model: {gan: {...}}' to train one.");
    }

    @Test
    void saysWhatHasNoPictures() throws IOException {
        AuditFile loans = file("data: {path: dataset:loans, label: approved, favorable: \"yes\"}\nmodel: {gan: {}}\n");

        assertThatThrownBy(() -> new GanRun(loans, TABLES, Progress.silent(), folder).run())
                .isInstanceOf(AuditException.class)
                .hasMessage("dataset:loans: it has 0 columns of pictures\n"
                        + "  Bring data with one such column, for example dataset:mnist; exclude others.");
    }
}
