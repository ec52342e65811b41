package dev.assize.data.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Digest;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final ImageSet DIGITS = Digits.draw(600, new Seed(3));

    @Test
    void drawsEachDigitInTurn() {
        assertThat(Arrays.copyOf(DIGITS.labels(), 12)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
        assertThat(DIGITS.images().shape()).containsExactly(600, 28, 28);
        assertThat(DIGITS.task().classes()).hasSize(10);
    }

    @Test
    void putsInkInTheMiddleAndLittleAtTheEdge() {
        Tensor images = DIGITS.images();
        for (int image = 0; image < images.rows(); image++) {
            double[] pixels = images.row(image);
            double ink = Arrays.stream(pixels).sum();
            double edge = 0;
            for (int i = 0; i < 28; i++) {
                edge += pixels[i] + pixels[27 * 28 + i] + pixels[28 * i] + pixels[28 * i + 27];
            }
            assertThat(ink).isBetween(25.0, 300.0);
            assertThat(edge).isLessThan(0.2 * ink);
        }
    }

    @Test
    void canBeTold_byTheNearestMeanImage() {
        double[][] means = new double[10][784];
        Tensor images = DIGITS.images();
        int[] labels = DIGITS.labels();
        for (int image = 0; image < 400; image++) {
            for (int pixel = 0; pixel < 784; pixel++) {
                means[labels[image]][pixel] += images.at(image, pixel) / 40;
            }
        }

        int right = 0;
        for (int image = 400; image < 600; image++) {
            right += nearest(means, images.row(image)) == labels[image] ? 1 : 0;
        }

        assertThat(right).as("right of 200").isBetween(130, 199); // learnable, and not trivial
    }

    private static int nearest(double[][] means, double[] image) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int digit = 0; digit < means.length; digit++) {
            double distance = 0;
            for (int pixel = 0; pixel < image.length; pixel++) {
                distance += Math.pow(image[pixel] - means[digit][pixel], 2);
            }
            if (distance < least) {
                least = distance;
                best = digit;
            }
        }
        return best;
    }

    @Test
    void hasTheSameBytesEverywhereAndAlways() {
        double[] pixels = Digits.draw(100, DataSets.EMBEDDED_SEED).images().toArray();
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length);
        for (double pixel : pixels) {
            bytes.put((byte) Math.round(pixel * 255));
        }

        assertThat(Digest.of(bytes.array()).hex()).isEqualTo(GOLDEN);
    }

    private static final String GOLDEN = "2e32ece5507fd7b44ab1aa69b6415a0ad21e65270c9530d6479817f9172d828c";

    @Test
    void drawsAnImageTheSame_howeverManyAreDrawn() {
        assertThat(Digits.draw(20, new Seed(3)).images(new int[] {19})).isEqualTo(DIGITS.images(new int[] {19}));
        assertThat(Digits.draw(20, new Seed(4)).images(new int[] {19})).isNotEqualTo(DIGITS.images(new int[] {19}));
    }

    @Test
    void drawsNoTwoImagesAlike() {
        assertThat(DIGITS.images(new int[] {0})).isNotEqualTo(DIGITS.images(new int[] {10}));
    }

    @Test
    void isATableOfPicturesAndDigits() {
        TaskTable table = DIGITS.table();

        assertThat(table.task().label()).isEqualTo("digit");
        assertThat(table.table().schema().names()).containsExactly("image", "digit");
        assertThat(table.table().rowCount()).isEqualTo(600);
        assertThat(table.table().array("image").axes()).containsExactly(1, 28, 28);
        assertThat(table.table().column("digit").text(13, "")).isEqualTo("3");
        assertThat(table.table().array("image").valueOr(7, 300, 0) / 255.0)
                .isCloseTo(DIGITS.images(new int[] {7}).at(0, 300), within(1e-12));
    }

    @Test
    void refusesPixelsThatDoNotFitTheLabels() {
        assertThatThrownBy(() -> new ImageSet(new byte[5], new byte[2], 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 images of 2 x 2 need 8 pixels, got 5");
    }
}
