package dev.assize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistEpochTest {
    private static final int ROWS = 300;
    private static final int SIZE = 28 * 28;

    @TempDir
    private Path folder;

    @Test
    void readsItemsOfAnyNumberOfAxes() throws IOException {
        write("train-images-idx3-ubyte.gz", 0x803, new int[] {2, 3, 5}, new byte[30]);

        IdxFile file = IdxFile.read(folder.resolve("train-images-idx3-ubyte.gz"));

        assertThat(file.count()).isEqualTo(2);
        assertThat(file.size()).isEqualTo(15);
        assertThat(file.bytes()).hasSize(30);
    }

    @Test
    void refusesAnotherFormat() throws IOException {
        write("x.gz", 0xD03, new int[] {1}, new byte[4]);

        assertThatThrownBy(() -> IdxFile.read(folder.resolve("x.gz")))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("x.gz") + " starts with 3331, which is no IDX file of bytes; "
                        + "give the folder with MNIST's files");
    }

    @Test
    void movesAllParameters_towardsALowerLoss() throws IOException {
        byte[] images = new byte[ROWS * SIZE];
        byte[] labels = new byte[ROWS];
        for (int row = 0; row < ROWS; row++) {
            labels[row] = (byte) (row % 10);
            for (int i = 0; i < SIZE; i++) {
                images[row * SIZE + i] = (byte) (i / 78 == row % 10 ? 255 : 0);
            }
        }
        write("train-images-idx3-ubyte.gz", 0x803, new int[] {ROWS, 28, 28}, images);
        write("train-labels-idx1-ubyte.gz", 0x801, new int[] {ROWS}, labels);
        MultiLayerNetwork network = BenchmarkNetwork.CNN.network();
        double[] before = network.params().data().asDouble();

        double loss = new MnistEpoch(folder).train(network);

        assertThat(loss).isBetween(1.5, 2.6); // ln 10 = 2.3 by chance, after one batch
        assertThat(network.params().data().asDouble()).hasSameSizeAs(before).isNotEqualTo(before);
    }

    private void write(String name, int magic, int[] axes, byte[] bytes) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))))) {
            out.writeInt(magic);
            for (int axis : axes) {
                out.writeInt(axis);
            }
            out.write(bytes);
        }
    }
}
