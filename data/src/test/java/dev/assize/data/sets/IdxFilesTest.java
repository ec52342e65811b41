package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.data.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {
    @TempDir
    Path folder;

    private Path images;
    private Path labels;

    @BeforeEach
    void writeTwoImages() throws IOException {
        images = Files.write(folder.resolve("images"), images(2051, 2, 2, 3, 12));
        labels = Files.write(folder.resolve("labels"), labels(2049, 7, 9));
    }

    private static byte[] images(int magic, int count, int height, int width, int pixels) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + pixels);
        buffer.putInt(magic).putInt(count).putInt(height).putInt(width);
        for (int pixel = 0; pixel < pixels; pixel++) {
            buffer.put((byte) (pixel * 20));
        }
        return buffer.array();
    }

    private static byte[] labels(int magic, int... digits) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + digits.length).putInt(magic).putInt(digits.length);
        Arrays.stream(digits).forEach(digit -> buffer.put((byte) digit));
        return buffer.array();
    }

    @Test
    void readsImagesAndLabels() {
        ImageSet set = IdxFiles.read(images, labels);

        assertThat(set.size()).isEqualTo(2);
        assertThat(set.labels()).containsExactly(7, 9);
        assertThat(set.images().shape()).containsExactly(2, 2, 3);
        assertThat(set.images(new int[] {1}).row(0))
                .containsExactly(120 / 255.0, 140 / 255.0, 160 / 255.0, 180 / 255.0, 200 / 255.0, 220 / 255.0);
        assertThat(set.meanPixel()).isEqualTo(110);
    }

    @Test
    void readsPackedFiles() throws IOException {
        Path packed = folder.resolve("images.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(images));
        }

        assertThat(IdxFiles.read(packed, labels).images())
                .isEqualTo(IdxFiles.read(images, labels).images());
    }

    @Test
    void refusesSwappedFiles() {
        assertThatThrownBy(() -> IdxFiles.read(labels, images))
                .isInstanceOf(DataException.class)
                .hasMessage(labels + ": it begins with the number 2049, images in IDX format begin with 2051\n"
                        + "  Name the images file of the set.");
    }

    @Test
    void refusesFilesOfDifferentCounts() throws IOException {
        Files.write(labels, labels(2049, 7, 9, 1));

        assertThatThrownBy(() -> IdxFiles.read(images, labels))
                .isInstanceOf(DataException.class)
                .hasMessage(images + ": it states 2 images of 2 x 3, the labels file 3 labels\n"
                        + "  Name two files that belong together.");
    }

    @Test
    void refusesFilesThatAreCutShort() throws IOException {
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 20));

        assertThatThrownBy(() -> IdxFiles.read(images, labels))
                .isInstanceOf(DataException.class)
                .hasMessage(images + ": this or the labels file is cut short\n  Copy the files again.");
    }

    @Test
    void refusesSizesThatNoImageHas_withoutReadingThem() throws IOException {
        Files.write(images, images(2051, Integer.MAX_VALUE, 28, 28, 1));

        assertThatThrownBy(() -> IdxFiles.read(images, labels))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it states 2147483647 images of 28 x 28");
    }

    @Test
    void refusesAMissingFile() {
        Path none = folder.resolve("none");

        assertThatThrownBy(() -> IdxFiles.read(none, labels))
                .hasMessage(none + ": there is no such file\n  Get it with: assize data get mnist.");
    }

    @Test
    void refusesPixelsThatDoNotFitTheLabels() {
        assertThatThrownBy(() -> new ImageSet(new byte[5], new byte[2], 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 images of 2 x 2 need 8 pixels, got 5");
    }
}
