package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.training.settings.TrainingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files that were cut, forged or mixed up. */
class HostileModelFileTest {
    private static final String AS_SAVED = "\n  Use the file as it was saved, or train the model again.";
    private static final String AS_WRITTEN =
            "\n  Use the zip as 'assize train' wrote it; a plain DL4J zip lacks the encoder.";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void saveAModel() {
        ModelFile.save(Samples.model(), shared.resolve("good.zip"));
    }

    private static Map<String, byte[]> good() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(shared.resolve("good.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the model that this test saved cannot be read", e);
        }
        return parts;
    }

    private Path zip(Map<String, byte[]> parts) throws IOException {
        Path file = folder.resolve("bad.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private void assertRefused(Map<String, byte[]> parts, String message) throws IOException {
        assertRefused(zip(parts), message);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> ModelFile.load(file))
                .isInstanceOf(TrainingException.class)
                .hasMessage(file + ": " + message);
    }

    private static Map<String, byte[]> changed(String part, String from, String to) {
        Map<String, byte[]> parts = good();
        String text = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        parts.put(part, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    @Test
    void loadsTheSameParts_whenNothingIsChanged() throws IOException {
        assertThat(ModelFile.load(zip(good())).columns()).containsExactly("income", "region");
    }

    @Test
    void refuses_whenThereIsNoFile() {
        assertRefused(
                folder.resolve("none.zip"),
                "there is no such file\n  Check the path; 'assize train' writes model files.");
        assertRefused(folder, "it is a folder, not a model file\n  Name the zip that 'assize train' wrote.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.999})
    void refuses_whenTheFileIsCut(double part) throws IOException {
        byte[] whole = Files.readAllBytes(shared.resolve("good.zip"));
        Path file = folder.resolve("cut.zip");
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length * part)));

        assertRefused(
                file,
                "it is not a complete zip file\n"
                        + "  The file may have been cut off or damaged; copy it again, or train the model again.");
    }

    @Test
    void refuses_whenABitOfTheContentIsFlipped() throws IOException {
        byte[] bytes = Files.readAllBytes(shared.resolve("good.zip"));
        byte[] mark = "assize/task.json".getBytes(StandardCharsets.UTF_8);
        bytes[30 + mark.length + 20] ^= 0x10; // inside the deflated text of the first entry
        Path file = folder.resolve("flipped.zip");
        Files.write(file, bytes);

        assertThatThrownBy(() -> ModelFile.load(file))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(file + ": ");
    }

    @Test
    void refusesSerialisedObjects() throws IOException {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(object)) {
            out.writeObject(new ArrayList<>(List.of("x")));
        }
        for (String name : new String[] {"preprocessor.bin", "normalizer.bin"}) {
            Map<String, byte[]> parts = good();
            parts.put(name, object.toByteArray());
            assertRefused(
                    parts,
                    "its entry '" + name + "' holds serialised Java objects, which can run code when they are read\n"
                            + "  Save the model without a normalizer; Assize keeps scaling in assize/encoder.json.");
        }
        Map<String, byte[]> parts = good();
        parts.put("coefficients.bin", object.toByteArray());
        assertRefused(
                parts,
                "its entry 'coefficients.bin' holds serialised Java objects, which can run code when read\n"
                        + "  Do not use this file; find out who made it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.sh", "/etc/passwd", "assize/../../x", "C:evil", "a\\b"})
    void refusesNamesThatPointOutside(String name) throws IOException {
        Map<String, byte[]> parts = good();
        parts.put(name, new byte[1]);

        assertRefused(
                parts,
                "its entry '" + name + "' points outside the file\n  Do not use this file; find out who made it.");
    }

    @Test
    void refusesUnknownEntries() throws IOException {
        Map<String, byte[]> parts = good();
        parts.put("extra.txt", new byte[1]);

        assertRefused(parts, "its entry 'extra.txt' does not belong into a model file" + AS_WRITTEN);
    }

    @Test
    void namesAllMissingParts() throws IOException {
        Map<String, byte[]> parts = good();
        parts.keySet().removeIf(name -> name.startsWith("assize/"));

        assertThatThrownBy(() -> ModelFile.load(zip(parts)))
                .hasMessage(String.join(
                        "\n",
                        folder.resolve("bad.zip") + ": it lacks the entry 'assize/task.json'" + AS_WRITTEN,
                        folder.resolve("bad.zip") + ": it lacks the entry 'assize/encoder.json'" + AS_WRITTEN,
                        folder.resolve("bad.zip") + ": it lacks the entry 'assize/record.json'" + AS_WRITTEN));
    }

    @Test
    void refusesZipBombs() throws IOException {
        Map<String, byte[]> parts = good();
        byte[] blanks = new byte[50_000_000];
        Arrays.fill(blanks, (byte) ' ');
        parts.put("configuration.json", blanks);

        assertRefused(
                zip(parts),
                "its entry 'configuration.json' unpacks to more than 33554432 bytes\n"
                        + "  This looks like a zip bomb; do not use the file.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.swing.JEditorPane",
                "org.deeplearning4j.nn.conf.layers.Evil.;x",
                "com.evil.Layer",
                "org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize",
                "[Ljava.lang.String;"
            })
    void refusesForeignClasses(String name) throws IOException {
        Map<String, byte[]> parts =
                changed("configuration.json", "org.nd4j.linalg.activations.impl.ActivationReLU", name);

        assertRefused(
                parts,
                "configuration.json names classes that are not DL4J's own: " + name
                        + "\n  Do not use this file; it may name only DL4J's layers and settings.");
    }

    @Test
    void refusesAClassThatHidesBehindAnother() throws IOException {
        Map<String, byte[]> parts = changed(
                "configuration.json",
                "\"@class\" : \"org.nd4j.linalg.activations.impl.ActivationReLU\"",
                "\"@class\" : \"com.evil.Layer\", \"@class\" : \"org.nd4j.linalg.activations.impl.ActivationReLU\"");

        assertRefused(parts, "configuration.json is not JSON" + AS_SAVED);
    }

    @Test
    void refusesConfigurationsThatAreNone() throws IOException {
        Map<String, byte[]> parts = good();
        parts.put("configuration.json", "{\"confs\": 3".getBytes(StandardCharsets.UTF_8));
        assertRefused(parts, "configuration.json is not JSON" + AS_SAVED);
        parts.put("configuration.json", "{\"unknown\": 3}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ModelFile.load(zip(parts)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("configuration.json ");
    }

    @Test
    void refusesAnotherNumberOfParameters() throws IOException {
        Map<String, byte[]> wider = changed("configuration.json", "\"nout\" : 8", "\"nout\" : 9");
        assertRefused(wider, "its network has 63 parameters, coefficients.bin holds 58" + AS_SAVED);
        Map<String, byte[]> huge = changed("configuration.json", "\"nin\" : 4", "\"nin\" : 4000000000000000");
        assertRefused(huge, "its network has 32000000000000026 parameters, coefficients.bin holds 58" + AS_SAVED);
    }

    @Test
    void refusesAnotherNumberOfInputs() throws IOException {
        Map<String, byte[]> parts = changed("assize/encoder.json", "\"north\", ", "");

        assertRefused(parts, "its network reads 4 numbers, its encoder makes 3" + AS_SAVED);
    }

    @Test
    void refusesAnotherUpdaterState() throws IOException {
        Map<String, byte[]> parts = good();
        parts.put("updaterState.bin", parts.getOrDefault("coefficients.bin", new byte[0]));

        assertRefused(parts, "its optimizer remembers 116 numbers, updaterState.bin holds 58" + AS_SAVED);
    }

    @Test
    void refusesATaskOfOtherClasses() throws IOException {
        Map<String, byte[]> parts = changed("assize/task.json", "\"binary\"", "\"regression\"");
        assertRefused(
                parts,
                "assize/task.json makes no sense: a REGRESSION task cannot have the 2 classes [no, yes]" + AS_SAVED);
        Map<String, byte[]> three = changed("assize/task.json", "\"binary\"", "\"multiclass\"");
        three.put(
                "assize/task.json",
                new String(three.getOrDefault("assize/task.json", new byte[0]), StandardCharsets.UTF_8)
                        .replace("\"no\", ", "\"no\", \"maybe\", ")
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused(
                three,
                "its parts do not belong together: the task has 3 outputs [no, maybe, yes], the predictor has 2; they "
                        + "must be the same" + AS_SAVED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assize/record.json | \"bestEpoch\" : | \"bestEpoch\" : 9 | assize/record.json makes no sense: the",
                "assize/record.json | \"seed\" : | \"seed\" : \"x\" | assize/record.json/seed is not a whole number",
                "assize/task.json | \"kind\" : | \"kind\" : \"odd\" | assize/task.json has the unknown kind 'odd'",
                "assize/task.json | \"version\" : | \"version\" : 2 | assize/task.json is not of format",
                "assize/record.json | \"versions\" : | \"version\" : 1 | assize/record.json is not JSON"
            })
    void refusesFactsThatMakeNoSense(String part, String key, String replacement, String message) throws IOException {
        Map<String, byte[]> parts = good();
        String text = new String(parts.getOrDefault(part, new byte[0]), StandardCharsets.UTF_8);
        String changed = text.replaceFirst(key + " [^,{]*", replacement);
        assertThat(changed).isNotEqualTo(text);
        parts.put(part, changed.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ModelFile.load(zip(parts)))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(folder.resolve("bad.zip") + ": " + message);
    }

    @Test
    void refusesABrokenEncoder() throws IOException {
        Map<String, byte[]> parts = good();
        parts.put("assize/encoder.json", "[]".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ModelFile.load(zip(parts)))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(folder.resolve("bad.zip") + ": assize/encoder.json: it ");
    }
}
