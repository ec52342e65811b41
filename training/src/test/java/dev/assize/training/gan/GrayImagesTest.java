package dev.assize.training.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.ArrayColumn;
import dev.assize.training.settings.TrainingException;
import org.junit.jupiter.api.Test;

class GrayImagesTest {
    @Test
    void readsGrayPictures() {
        GrayImages images = GrayImages.of(ArrayColumn.adopt("image", new float[] {0, 255, 51, 102}, 1, 1, 2));

        assertThat(images.toArray()).containsExactly(0, 1, 0.2f, 0.4f);
        assertThat(images.inputs()).containsExactly(new float[] {-1, 1, -0.6f, -0.2f}, within(1e-7f)); // rounding
        assertThat(images.count()).isEqualTo(2);
        assertThat(images.slice(1, 2).toArray()).containsExactly(0.2f, 0.4f);
        assertThat(images.first(1).toArray()).containsExactly(0, 1);
        assertThat(images.first(9)).isSameAs(images);
        assertThat(images.digest()).isNotEqualTo(images.first(1).digest());
    }

    @Test
    void turnsOutputsIntoInk() {
        GrayImages images = GrayImages.ofOutputs(new float[] {-1, 0, 1, 1.5f}, 2, 2);

        assertThat(images.toArray()).containsExactly(0, 0.5f, 1, 1);
    }

    @Test
    void saysWhatIsNoPicture() {
        assertThatThrownBy(() -> GrayImages.of(ArrayColumn.adopt("photo", new float[12], 3, 2, 2)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("column 'photo': it has cells of the axes [3, 2, 2], not [1, height, width]\n"
                        + "  Bring gray pictures of one size, with pixels from 0 to 255 and none missing.");
        assertThatThrownBy(() -> GrayImages.of(ArrayColumn.adopt("image", new float[] {0, 256}, 1, 1, 1)))
                .hasMessage("column 'image': it has a pixel outside of 0 to 255, or none, in row 1\n"
                        + "  Bring gray pictures of one size, with pixels from 0 to 255 and none missing.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrayImages.of(new float[3], 2, 2))
                .withMessage("3 pixels are no whole images of 2 x 2; give all of each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrayImages.of(new float[] {0, Float.NaN}, 1, 2))
                .withMessage("pixel 1 is NaN; ink is a number from 0 to 1, so divide bytes by 255");
    }
}
