package dev.assize.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code assize init} writes for pictures and sequences trains and is audited as it is. */
class InitArraysTest {
    private static final String AS_OF = "--as-of=2026-11-23";
    private static final String EPOCHS = "epochs: 20";

    @TempDir
    private Path folder;

    @Test
    void writesFilesThatTrainAPictureNetwork_whenTheDataAreAFolder() throws IOException {
        pictures("pets", 12, 12);

        Run init = Run.in(folder, "init", "pets", "--label", "animal", "--favorable", "cat", "--out", "first try");
        shorten("first try/audit.yaml", 6);
        Run audit = Run.in(folder, "audit", "first try/audit.yaml", AS_OF, "--quiet");

        assertThat(init.err()).isEmpty();
        assertThat(init.out()).contains("written: first try/audit.yaml", "Read both, then: assize audit");
        assertThat(read("first try/audit.yaml"))
                .startsWith("# Written by 'assize init' from 80 pictures.")
                .contains("  path: \"../pets\"\n", "  label: \"animal\"\n", "  favorable: \"cat\"\n")
                .contains("  #   image, 1 channel of 12 x 12 pixels\n", "  #   animal: cat | dog\n")
                .contains("train: {kind: cnn, filters: [16, 32], hidden: [64], ");
        assertThat(audit.err()).isEmpty();
        assertThat(audit.code()).isIn(0, 1, 3);
        assertThat(audit.out()).contains("membership");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void choosesANetworkThatFitsSmallPictures(int side) throws IOException {
        pictures("pets", side, 9);

        Run init = Run.in(folder, "init", "pets", "--label", "animal", "--favorable", "cat");
        shorten("audit.yaml", 1);
        Run train = Run.in(folder, "train", "audit.yaml", "--model", "pets.zip", "--quiet");

        assertThat(init.code()).isZero();
        assertThat(train.err()).isEmpty();
        assertThat(folder.resolve("pets.zip")).exists();
    }

    @Test
    void scalesPictures_whenASizeIsStated() throws IOException {
        pictures("pets", 12, 12);
        picture(folder.resolve("pets/cat/large.png"), 30, 20, true, new SplittableRandom(1));

        Run refused = Run.in(folder, "init", "pets", "--label", "animal", "--favorable", "cat");
        Run init = Run.in(folder, "init", "pets", "--label", "animal", "--favorable", "cat", "--size", "10x8");
        shorten("audit.yaml", 1);
        Run train = Run.in(folder, "train", "audit.yaml", "--model", "pets.zip", "--quiet");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("the pictures have 2 sizes: ", "size: [28, 28]");
        assertThat(init.err()).isEmpty();
        assertThat(read("audit.yaml")).contains("  size: [10, 8]\n", "1 channel of 10 x 8 pixels");
        assertThat(train.code()).as(train.err()).isZero();
    }

    @Test
    void writesFilesThatTrainARecurrentNetwork_whenTheDataAreSequences() throws IOException {
        Loans.write(folder, "moves.ts", sequences());

        Run init = Run.in(folder, "init", "moves.ts", "--label", "gesture");
        shorten("audit.yaml", 4);
        Run audit = Run.in(folder, "audit", "audit.yaml", AS_OF, "--quiet");

        assertThat(init.err()).isEmpty();
        assertThat(read("audit.yaml"))
                .startsWith("# Written by 'assize init' from 90 sequences.")
                .contains("  #   sequence, 2 channels of 4 to 6 time steps\n", "  #   gesture: up | still | down\n")
                .contains("train: {kind: lstm, units: [64], ")
                .doesNotContain("favorable");
        assertThat(audit.err()).isEmpty();
        assertThat(audit.code()).isIn(0, 1, 3);
        assertThat(audit.out()).contains("membership");
    }

    @Test
    void writesFilesThatTrain_whenThePicturesAreInIdxFormat() throws IOException {
        idx();

        Run refused = Run.in(folder, "init", "some-images-idx3-ubyte", "--label", "digit");
        Run init = Run.in(
                folder, "init", "some-images-idx3-ubyte", "--labels", "some-labels-idx1-ubyte", "--label", "digit");
        shorten("audit.yaml", 1);
        Run train = Run.in(folder, "train", "audit.yaml", "--model", "digits.zip", "--quiet");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("no file of labels is named");
        assertThat(init.err()).isEmpty();
        assertThat(read("audit.yaml")).contains("  labels: \"some-labels-idx1-ubyte\"\n");
        assertThat(train.code()).as(train.err()).isZero();
        assertThat(folder.resolve("digits.zip")).exists();
    }

    @Test
    void writesFilesThatTrain_whenTheSequencesAreReal() {
        Path data = Path.of(System.getProperty("assize.data", "../shared/data"))
                .resolve("japanese-vowels/JapaneseVowels_TRAIN.ts");
        assumeTrue(Files.exists(data), "no Japanese vowels in the data folder (property assize.data)");

        Run init = Run.in(folder, "init", data.toAbsolutePath().toString(), "--label", "speaker");
        shorten("audit.yaml", 2);
        Run train = Run.in(folder, "train", "audit.yaml", "--model", "speaker.zip", "--quiet");

        assertThat(init.err()).isEmpty();
        assertThat(read("audit.yaml")).contains("12 channels of 7 to 26 time steps");
        assertThat(train.code()).as(train.err()).isZero();
    }

    @Test
    void asksWhichClassIsGood_whenThereAreTwo() throws IOException {
        pictures("pets", 5, 5);

        Run run = Run.in(folder, "init", "pets", "--label", "animal");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("the label 'animal' has the values [cat, dog], and which is good for a person is not plain\n"
                        + "  Say --favorable cat or --favorable dog.");
        assertThat(folder.resolve("audit.yaml")).doesNotExist();
    }

    @Test
    void namesABrokenPicture_andWritesNothing() throws IOException {
        pictures("pets", 5, 5);
        Files.writeString(folder.resolve("pets/dog/broken.png"), "no picture");

        Run run = Run.in(folder, "init", "pets", "--label", "animal", "--favorable", "cat");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("broken.png: ").hasLineCount(2);
        assertThat(folder.resolve("audit.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--size=8x8", "--labels=other.csv"})
    void refusesWhatIsForPictures_whenTheDataAreATable(String option) {
        Loans.write(folder, "loans.csv", Loans.table(60, 0));

        Run run = Run.in(folder, "init", "loans.csv", "--label", "approved", option);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(folder.resolve("loans.csv") + ": a file of labels or a size is stated, and this is a table\n"
                        + "  Leave --labels and --size out; they are for files and folders of pictures.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "0x8", "8x5000", "8 x 8", "-8x8", "99999x9"})
    void refusesASizeThatIsNone(String size) {
        Run run = Run.in(folder, "init", "pets", "--label", "animal", "--size", size);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("'" + size + "' is no size of a picture; say height and width, 1 to 4096 pixels each, for "
                        + "example 64x48");
    }

    /** Makes an audit as short as a test needs it. */
    private void shorten(String name, int epochs) {
        String text = read(name);
        assertThat(text).contains(EPOCHS);
        Loans.write(folder, name, text.replace(EPOCHS, "epochs: " + epochs));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Forty pictures each of two classes: the left half is bright, or the right half. */
    private void pictures(String name, int height, int width) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        for (String animal : new String[] {"cat", "dog"}) {
            Path own = Files.createDirectories(folder.resolve(name).resolve(animal));
            for (int i = 0; i < 40; i++) {
                picture(own.resolve(i + ".png"), height, width, animal.equals("cat"), random);
            }
        }
    }

    private static void picture(Path file, int height, int width, boolean left, SplittableRandom random)
            throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int light = random.nextInt(100) + (left == x < width / 2 ? 120 : 0);
                image.getRaster().setSample(x, y, 0, light);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private static String sequences() {
        SplittableRandom random = new SplittableRandom(6);
        StringBuilder text =
                new StringBuilder("@problemName moves\n@univariate false\n@dimension 2\n@equalLength false\n"
                        + "@classLabel true up still down\n@data\n");
        for (int row = 0; row < 90; row++) {
            int slope = row % 3 - 1;
            for (int channel = 0; channel < 2; channel++) {
                for (int step = 0; step < 4 + row % 2 * 2; step++) {
                    text.append(step == 0 ? "" : ",")
                            .append(String.format(Locale.ROOT, "%.3f", slope * step + random.nextDouble()));
                }
                text.append(':');
            }
            text.append(slope < 0 ? "down" : slope == 0 ? "still" : "up").append('\n');
        }
        return text.toString();
    }

    /** Sixty pictures of 8 by 8 with the classes 0, 1 and 2. */
    private void idx() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        images.writeBytes(new byte[] {0, 0, 8, 3, 0, 0, 0, 60, 0, 0, 0, 8, 0, 0, 0, 8});
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        labels.writeBytes(new byte[] {0, 0, 8, 1, 0, 0, 0, 60});
        for (int row = 0; row < 60; row++) {
            labels.write(row % 3);
            for (int pixel = 0; pixel < 64; pixel++) {
                images.write(random.nextInt(100) + row % 3 * 50);
            }
        }
        Files.write(folder.resolve("some-images-idx3-ubyte"), images.toByteArray());
        Files.write(folder.resolve("some-labels-idx1-ubyte"), labels.toByteArray());
    }
}
