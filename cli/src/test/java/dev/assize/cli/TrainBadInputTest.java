package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What a training cannot use: one clear error, code 2, and a model that was there before stays as it was. */
class TrainBadInputTest {
    private static final String BEFORE = "the model of yesterday";

    @TempDir
    private Path folder;

    @BeforeEach
    void startWithAModelThatMustStay() {
        Loans.in(folder);
        Loans.write(folder, "model.zip", BEFORE);
    }

    @Test
    void refusesALayerThatCannotRun() {
        configured(new DenseLayer.Builder()
                .nOut(3)
                .name("noisy")
                .weightNoise(new DropConnect(0.5))
                .build());

        assertRefused("layer 0 (DenseLayer 'noisy'): weight noise (DropConnect) has no rule in the engine\n");
    }

    @Test
    void refusesALayerForOtherInputs() {
        configured(new DenseLayer.Builder().nIn(99).nOut(3).build());

        assertRefused("configuration: layer 'layer0' (DenseLayer) reads 99 numbers, and gets ");
    }

    @Test
    void refusesAClassThatIsNotDl4js() {
        configured(new DenseLayer.Builder().nOut(3).build());
        Loans.write(
                folder,
                "net.json",
                read("net.json").replace("org.nd4j.linalg.activations.impl.ActivationSigmoid", "java.io.File"));

        assertRefused("the configuration names classes that are not DL4J's own: java.io.File");
    }

    @Test
    void stopsWhereTheLossBreaks_andSaysSo() {
        train("{kind: mlp, hidden: [4], epochs: 30, batch: 8, optimizer: sgd, learningRate: 10, l2: 1}");

        Run run = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet");

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern(
                        "training: the loss became (NaN|Infinity) in epoch \\d+, step \\d+ of \\d+; the first ")
                .containsPattern("layer 'layer\\d' \\((Dense|Output)Layer\\)\n  Lower 'learningRate'")
                .containsPattern("The network has its state (from before the training|after epoch \\d+)\\.");
        assertThat(folder.resolve("model.zip")).hasContent(BEFORE);
    }

    @Test
    void stopsWhereAPrivateTrainingBreaks_andSaysSo() {
        train("{kind: mlp, hidden: [4], epochs: 3, batch: 8, optimizer: sgd, learningRate: 10, l2: 1, "
                + "privacy: {epsilon: 3, delta: 1.0e-4}}");

        Run run = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet");

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern(
                        "training: parameters stopped being finite in epoch \\d, step \\d+ of \\d+ of a private ")
                .contains("; the steps that were made are spent.");
        assertThat(folder.resolve("model.zip")).hasContent(BEFORE);
    }

    @Test
    void refusesACheckpointOfAnotherNetwork_andLeavesIt() {
        train("{kind: mlp, hidden: [4], epochs: 2, batch: 64}");
        Run first = Run.in(folder, "train", "audit.yaml", "--model", "one.zip", "--checkpoint", "state", "--quiet");
        List<String> saved = list("state");
        train("{kind: mlp, hidden: [5], epochs: 2, batch: 64}");

        Run other = Run.in(
                folder, "train", "audit.yaml", "--model", "model.zip", "--checkpoint", "state", "--resume", "--quiet");

        assertThat(first.code()).isZero();
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .containsPattern(
                        "the checkpoint is of another training: its network is sha256:[0-9a-f]{64}, that of this "
                                + "training sha256:[0-9a-f]{64}\n"
                                + "  Use the same network, data, settings and seed, or another folder for a new training\\.");
        assertThat(list("state")).isEqualTo(saved);
        assertThat(folder.resolve("model.zip")).hasContent(BEFORE);
    }

    @Test
    void refusesLabelsThatTheModelDoesNotKnow() {
        train("{kind: mlp, hidden: [4], epochs: 2, batch: 64}");
        Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet");
        Loans.write(
                folder,
                "audit.yaml",
                Loans.AUDIT
                        .replaceAll("(?m)^  train:.*$", "  path: model.zip")
                        .replace("favorable: \"yes\"", "favorable: \"granted\""));
        Loans.write(folder, "loans.csv", read("loans.csv").replaceAll("(?m),yes$", ",granted"));

        Run run = Run.in(folder, "audit", "audit.yaml", "--quiet");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("granted", "yes").doesNotContain("defect", "Exception");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesAModelWithSerialisedObjects() throws IOException {
        Run.in(folder, "train", "audit.yaml", "--model", "good.zip", "--quiet");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(folder.resolve("good.zip")));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve("model.zip")))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry("normalizer.bin"));
            out.write(new byte[] {(byte) 0xac, (byte) 0xed, 0, 5});
        }
        for (String[] command :
                new String[][] {{"inspect", "model.zip"}, {"predict", "model.zip", "loans.csv", "--out", "answers.csv"}
                }) {
            Run run = Run.in(folder, command);

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("its entry 'normalizer.bin' holds serialised Java objects");
        }
        assertThat(folder.resolve("answers.csv")).doesNotExist();
    }

    @Test
    void namesBrokenPictures_andWhatIsNone() throws IOException {
        for (String name : List.of("cat", "dog")) {
            Files.createDirectories(folder.resolve("pets").resolve(name));
            Files.write(
                    folder.resolve("pets").resolve(name).resolve("a.png"),
                    "\u0089PNG\r\n\u001a\n, and then nothing".getBytes(StandardCharsets.ISO_8859_1));
        }
        Files.writeString(folder.resolve("pets/dog/notes.txt"), "barks");
        Loans.write(folder, "audit.yaml", """
                data: {path: pets, label: animal, favorable: cat}
                model: {train: {kind: cnn, epochs: 1}}
                checks: [privacy]
                """);

        Run run = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("a.png: ", "notes.txt: ").doesNotContain("defect", "Exception");
        assertThat(folder.resolve("model.zip")).hasContent(BEFORE);
    }

    private void train(String settings) {
        Loans.write(folder, "audit.yaml", Loans.AUDIT.replaceAll("(?m)^  train:.*$", "  train: " + settings));
    }

    private void configured(Layer first) {
        Loans.write(
                folder,
                "net.json",
                new NeuralNetConfiguration.Builder()
                        .list()
                        .layer(first)
                        .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                                .nIn(3)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build())
                        .build()
                        .toJson());
        train("{kind: dl4j, configuration: net.json, epochs: 2}");
    }

    private void assertRefused(String part) {
        Run run = Run.in(folder, "train", "audit.yaml", "--model", "model.zip", "--quiet");

        assertThat(run.err()).contains(part).doesNotContain("defect", "Exception");
        assertThat(run.code()).isEqualTo(2);
        assertThat(folder.resolve("model.zip")).hasContent(BEFORE);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    private List<String> list(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName() + " " + file.toFile().length())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + name, e);
        }
    }
}
