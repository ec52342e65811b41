package dev.assize.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The GAN of the example for two epochs on drawn digits: the whole run on MNIST takes minutes. */
class MnistGanExampleTest {
    @TempDir
    private Path folder;

    @Test
    void leavesPicturesAndFigures() throws IOException {
        Path root = Path.of(System.getProperty("assize.root", ".."));
        String text = Files.readString(root.resolve("examples/mnist-gan/gan.yaml"));
        Path file = Files.writeString(
                folder.resolve("gan.yaml"),
                text.replace("dataset:mnist", "dataset:digits")
                        .replace("column: part, train: train, test: test", "test: 0.2")
                        .replace("epochs: 200", "epochs: 2")
                        .replace("every: 5", "every: 1")
                        .replace("samples: 2000", "samples: 300"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new String[] {"train", file.toString(), "--quiet"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("training.gan_confidence: 0.")
                .endsWith("mnist-gan\n");
        Path made = folder.resolve("target/mnist-gan");
        assertThat(made.resolve("epoch-0002.png")).hasSameBinaryContentAs(made.resolve("samples.png"));
        assertThat(made.resolve("quality.json")).isNotEmptyFile();
    }
}
