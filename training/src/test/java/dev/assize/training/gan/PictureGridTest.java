package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureGridTest {
    private static int gray(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }

    @Test
    void showsImagesSideBySide_withLinesBetweenThem() throws IOException {
        GrayImages images = GrayImages.of(new float[] {0, 1, 0.5f, 0.25f, 1, 1}, 1, 2);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PictureGrid.png(images, 2)));

        assertThat(read.getWidth()).isEqualTo(7);
        assertThat(read.getHeight()).isEqualTo(5);
        assertThat(gray(read, 1, 1)).isZero();
        assertThat(gray(read, 2, 1)).isEqualTo(255);
        assertThat(gray(read, 3, 1)).isEqualTo(64);
        assertThat(gray(read, 4, 1)).isEqualTo(128);
        assertThat(gray(read, 5, 1)).isEqualTo(64);
        assertThat(gray(read, 1, 3)).isEqualTo(255);
        assertThat(gray(read, 4, 3)).isZero(); // there is no fourth image
    }

    @Test
    void readsBack_whenLargerThanOneStoredBlock() throws IOException {
        float[] ink = new float[40 * 60 * 60];
        for (int i = 0; i < ink.length; i++) {
            ink[i] = i % 256 / 255f;
        }
        byte[] png = PictureGrid.png(GrayImages.of(ink, 60, 60), 8);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(png.length).isGreaterThan(2 * 0xFFFF);
        assertThat(gray(read, 1 + 61 * 3 + 17, 1 + 61 * 2 + 5)).isEqualTo((19 * 3600 + 5 * 60 + 17) % 256);
        assertThat(PictureGrid.png(GrayImages.of(ink, 60, 60), 8)).isEqualTo(png);
    }

    @Test
    void refusesNothingToShow() {
        GrayImages one = GrayImages.of(new float[] {1}, 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureGrid.png(one, 0))
                .withMessage("a grid of 1 images in 0 columns cannot be drawn; give at least one of each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureGrid.png(one.slice(0, 0), 2))
                .withMessage("a grid of 0 images in 2 columns cannot be drawn; give at least one of each");
    }
}
