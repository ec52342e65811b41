package dev.assize.data.arrays;

import static dev.assize.data.arrays.ArraySamples.cells;
import static dev.assize.data.arrays.ArraySamples.gzip;
import static dev.assize.data.arrays.ArraySamples.idxLabels;
import static dev.assize.data.arrays.ArraySamples.idxPictures;
import static dev.assize.data.arrays.ArraySamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {
    private static final String AGAIN = "\n  Copy or download the file again.";

    @TempDir
    Path folder;

    private ArraySource source;

    @BeforeEach
    void writeTwoPictures() throws IOException {
        write("images", idxPictures(2051, 2, 2, 3, 12));
        write("labels", idxLabels(2049, 2, 10, 9));
        source = ArraySource.of(folder.resolve("images"), "digit").withLabels(folder.resolve("labels"));
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void readsPicturesAndLabels() {
        Table table = ArrayReader.read(source);

        assertThat(table.schema().names()).containsExactly("image", "digit");
        assertThat(table.array("image").axes()).containsExactly(1, 2, 3);
        assertThat(cells(table, "image")).isEqualTo("0 10 20 30 40 50\n60 70 80 90 100 110");
        assertThat(cells(table, "digit")).isEqualTo("10\n9");
        assertThat(table.categorical("digit").dictionary()).containsExactly("9", "10");
    }

    @Test
    void readsBytesAbove127AsLargeNumbers() throws IOException {
        write("images", idxPictures(2051, 1, 4, 7, 28));
        write("labels", idxLabels(2049, 1, 200));

        Table table = ArrayReader.read(source);

        assertThat(table.array("image").valueOr(0, 13, 0)).isEqualTo(130);
        assertThat(table.array("image").valueOr(0, 25, 0)).isEqualTo(250);
        assertThat(cells(table, "digit")).isEqualTo("200");
    }

    @Test
    void readsPackedFiles_toldByTheirContent() throws IOException {
        Path packed = write("packed", gzip(idxPictures(2051, 2, 2, 3, 12)));
        Path packedLabels = write("packedlabels.gz", gzip(idxLabels(2049, 2, 10, 9)));

        Table table = ArrayReader.read(ArraySource.of(packed, "digit").withLabels(packedLabels));

        assertThat(cells(table, "image")).isEqualTo(cells(ArrayReader.read(source), "image"));
    }

    @Test
    void putsTheTestPartBehindTheTrainingPart() throws IOException {
        Path images = write("t10k", idxPictures(2051, 1, 2, 3, 6));
        Path labels = write("t10klabels", idxLabels(2049, 1, 3));

        Table table = ArrayReader.read(source.withTest(new ArraySource.Files(images, Optional.of(labels))));

        assertThat(table.schema().names()).containsExactly("image", "digit", "part");
        assertThat(cells(table, "part")).isEqualTo("train\ntrain\ntest");
        assertThat(cells(table, "digit")).isEqualTo("10\n9\n3");
        assertThat(table.array("image").text(2, "")).isEqualTo("0 10 20 30 40 50");
    }

    @Test
    void refusesSwappedFiles_bothAtOnce() {
        ArraySource swapped = ArraySource.of(folder.resolve("labels"), "digit").withLabels(folder.resolve("images"));

        assertThat(refusal(folder, swapped)).isEqualTo("""
                        DIR/images: it begins with the number 2051, labels in IDX format begin with 2049
                          Name the file of the labels; numbers of other types than bytes are not read.
                        DIR/labels: it begins with the number 2049, pictures in IDX format begin with 2051
                          Name the file of the pictures; numbers of other types than bytes are not read.""");
    }

    @Test
    void refusesFilesOfDifferentCounts() throws IOException {
        write("labels", idxLabels(2049, 3, 7, 9, 1));

        assertThat(refusal(folder, source))
                .isEqualTo("DIR/images: it holds 2 pictures, DIR/labels 3 labels\n"
                        + "  Name two files that belong together.");
    }

    @Test
    void refusesAFileThatIsTooShortForWhatItStates() throws IOException {
        write("images", Arrays.copyOf(idxPictures(2051, 2, 2, 3, 12), 26));
        write("labels", Arrays.copyOf(idxLabels(2049, 2, 7, 9), 9));

        String hint = "\n  It is cut short or damaged; copy or download the file again.";
        assertThat(refusal(folder, source))
                .isEqualTo("DIR/labels: it states 2 labels, for which the file is too short" + hint
                        + "\nDIR/images: it states 2 pictures of 2 x 3, for which the file is too short" + hint);
    }

    @Test
    void refusesPackedContentThatIsCutShort() throws IOException {
        write("images", gzip(idxPictures(2051, 2, 2, 3, 10)));

        assertThat(refusal(folder, source))
                .isEqualTo("DIR/images: it is cut short: it holds 10 of the 12 bytes that it states" + AGAIN);
    }

    @Test
    void refusesAPackedFileThatIsCutShort() throws IOException {
        byte[] packed = gzip(idxPictures(2051, 2, 2, 3, 12));
        write("images", Arrays.copyOf(packed, packed.length - 9));

        assertThat(refusal(folder, source))
                .isEqualTo("DIR/images: the file cannot be read, it may be damaged or cut short\n"
                        + "  Copy or download the file again, and check who may read it.");
    }

    @Test
    void refusesAHeaderThatIsCutShort() throws IOException {
        write("images", Arrays.copyOf(idxPictures(2051, 2, 2, 3, 12), 9));

        assertThat(refusal(folder, source))
                .isEqualTo("DIR/images: the file cannot be read, it may be damaged or cut short\n"
                        + "  Copy or download the file again, and check who may read it.");
    }

    @Test
    void refusesBytesBehindTheLastPicture() throws IOException {
        write("images", idxPictures(2051, 2, 2, 3, 13));
        write("labels", idxLabels(2049, 2, 7, 9));

        assertThat(refusal(folder, source))
                .isEqualTo("DIR/images: there are bytes behind the 12 that it states\n"
                        + "  The file is damaged or no IDX file; copy or download it again.");
    }

    @Test
    void refusesHugeSizes_beforeMemoryIsTaken() throws IOException {
        write("images", gzip(idxPictures(2051, 2_000_000_000, 4096, 4096, 12)));
        write("labels", idxLabels(2049, Integer.MAX_VALUE, 7, 9));

        String hint = "\n  It is cut short or damaged; copy or download the file again.";
        assertThat(refusal(folder, source))
                .isEqualTo("DIR/labels: it states 2147483647 labels, for which the file is too short" + hint
                        + "\nDIR/images: it states 2000000000 pictures of 4096 x 4096, for which the file is too short"
                        + hint);
    }

    @Test
    void refusesSizesThatNoPictureHas() throws IOException {
        write("images", idxPictures(2051, 2, 0, 5000, 12));
        write("labels", idxLabels(2049, -2));

        String hint =
                "\n  There is at least one, and each side of a picture has 1 to 4096 pixels. Copy or download the "
                        + "file again.";
        assertThat(refusal(folder, source))
                .isEqualTo("DIR/labels: it states -2 labels, which is impossible" + hint
                        + "\nDIR/images: it states 2 pictures of 0 x 5000, which is impossible" + hint);
    }

    @Test
    void refusesAbsentAndEmptyFiles() throws IOException {
        write("labels", new byte[0]);

        assertThat(refusal(
                        folder,
                        ArraySource.of(folder.resolve("imagse"), "digit").withLabels(folder.resolve("labels"))))
                .isEqualTo("DIR/labels: the file is empty, it has 0 bytes" + AGAIN
                        + "\nDIR/imagse: there is no such file\n"
                        + "  Did you mean 'images'? Known: images, labels.");
    }

    @Test
    void refusesPartsOfDifferentSizes() throws IOException {
        Path images = write("t10k", idxPictures(2051, 1, 3, 2, 6));
        Path labels = write("t10klabels", idxLabels(2049, 1, 3));

        assertThat(refusal(folder, source.withTest(new ArraySource.Files(images, Optional.of(labels)))))
                .isEqualTo("DIR/t10k: it holds 1 pictures of 3 x 2, the training part 2 pictures of 2 x 3\n"
                        + "  Both parts need pictures of one size.");
    }

    @Test
    void neverFailsInAnotherWay_whateverTheBytes() throws IOException {
        byte[] images = idxPictures(2051, 2, 2, 3, 12);
        for (int at = 0; at < images.length; at++) {
            for (int value : new int[] {0, 1, 127, 128, 255}) {
                byte[] damaged = images.clone();
                damaged[at] = (byte) value;
                write("images", damaged);
                // DataException or a table, nothing else
                assertThat(refusal(folder, source)).isNotEmpty();
            }
        }
    }
}
