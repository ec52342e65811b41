package dev.assize.training.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsZipTest {
    private static final PartsKind KIND =
            new PartsKind("parcel", List.of("a.json", "b.bin"), List.of("c.bin"), "Use it as sent.", "send it again");

    @TempDir
    private Path folder;

    private static Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("a.json", "{}".getBytes(StandardCharsets.UTF_8));
        parts.put("b.bin", new byte[1000]);
        return parts;
    }

    private Path written(Map<String, byte[]> parts) throws IOException {
        Path file = folder.resolve("x.zip");
        PartsZip.write(parts, file);
        return file;
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Map<String, byte[]> read = PartsZip.read(written(parts()), KIND);

        assertThat(read).containsOnlyKeys("a.json", "b.bin");
        assertThat(read.get("b.bin")).isEqualTo(new byte[1000]);
    }

    @Test
    void leavesTheOldFile_whenWritingFails() throws IOException {
        Path file = written(parts());
        byte[] before = Files.readAllBytes(file);
        Map<String, byte[]> failing = new LinkedHashMap<>(parts());
        failing.put("n".repeat(70_000), new byte[1]); // longer than a name may be

        assertThatThrownBy(() -> PartsZip.write(failing, file)).isInstanceOf(IllegalArgumentException.class);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesTooManyEntriesAndTooLargeOnes() throws IOException {
        Path file = written(parts());

        assertThatThrownBy(() -> PartsZip.read(file, KIND, new ZipLimits(1, 1 << 30, 1 << 20, 100)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": it has 2 entries, a parcel has at most 1\n"
                        + "  Use the zip as 'assize train' wrote it.");
        assertThatThrownBy(() -> PartsZip.read(file, KIND, new ZipLimits(16, 100, 1 << 20, 100)))
                .hasMessage(file + ": its entry 'b.bin' unpacks to more than 100 bytes\n"
                        + "  This looks like a zip bomb; do not use the file.");
        assertThatThrownBy(() -> PartsZip.read(file, KIND, new ZipLimits(16, 1 << 20, 1, 100)))
                .hasMessage(file + ": its entry 'a.json' unpacks to more than 1 bytes\n"
                        + "  This looks like a zip bomb; do not use the file.");
    }

    @Test
    void readsATextThatShrinksALot() throws IOException {
        Map<String, byte[]> parts = parts();
        byte[] epochs = "{\"loss\": 0.6931471805599453},".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        parts.put("a.json", epochs);
        Path file = written(parts);

        assertThat(Files.size(file)).isLessThan(epochs.length / 100);
        assertThat(PartsZip.read(file, KIND).get("a.json")).isEqualTo(epochs);
    }

    @Test
    void refusesNumbersThatShrinkALot() throws IOException {
        Path file = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("b.bin"));
            zip.write(new byte[1 << 20]);
            zip.closeEntry();
        }

        assertThatThrownBy(() -> PartsZip.read(file, KIND))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching(file + ": its entry 'b\\.bin' unpacks to more than [0-9]+ bytes\n"
                        + "  This looks like a zip bomb; do not use the file\\.");
    }

    @Test
    void refusesAnEntryThatIsThereTwice() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("a.json", "b.bin", "c.bin")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
                zip.closeEntry();
            }
        }
        byte[] twice = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1)
                .replace("c.bin", "b.bin")
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("twice.zip");
        Files.write(file, twice);

        assertThatThrownBy(() -> PartsZip.read(file, KIND))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": it has the entry 'b.bin' twice\n  Use the zip as 'assize train' wrote it.");
    }

    @Test
    void namesOtherAndMissingParts() throws IOException {
        Map<String, byte[]> more = parts();
        more.put("d.bin", new byte[1]);
        assertThatThrownBy(() -> PartsZip.read(written(more), KIND))
                .hasMessage(folder.resolve("x.zip")
                        + ": its entry 'd.bin' does not belong into a parcel\n  Use it as sent.");
        assertThatThrownBy(() -> PartsZip.read(written(Map.of("c.bin", new byte[1])), KIND))
                .hasMessage(folder.resolve("x.zip") + ": it lacks the entry 'a.json'\n  Use it as sent.\n"
                        + folder.resolve("x.zip") + ": it lacks the entry 'b.bin'\n  Use it as sent.");
    }

    @Test
    void saysWhatToDo_whenTheFileIsDamaged() throws IOException {
        Path file = folder.resolve("cut.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {'P', 'K', 3, 4, 0, 0});
        }

        assertThatThrownBy(() -> PartsZip.read(file, KIND))
                .hasMessage(file + ": it is not a complete zip file\n"
                        + "  The file may have been cut off or damaged; copy it again, or send it again.");
        assertThatThrownBy(() -> PartsZip.read(folder, KIND))
                .hasMessage(folder + ": it is a folder, not a parcel\n  Name the zip that 'assize train' wrote.");
    }

    @Test
    void givesEqualBytes_whenPartsAreEqual() throws IOException {
        byte[] first = Files.readAllBytes(written(parts()));

        assertThat(Files.readAllBytes(written(parts()))).isEqualTo(first);
    }
}
