package dev.assize.data.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.ArrayColumn;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.DataException;
import dev.assize.data.encoding.EncodingOptions.PictureScale;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageEncoderTest {
    private static Table pictures(float... values) {
        return Table.of(List.of(ArrayColumn.adopt("image", values, 1, 2, 2)));
    }

    private static Encoder fit(PictureScale scale, float... values) {
        return Encoders.fit(pictures(values), List.of("image"), EncodingOptions.DEFAULT.withPictures(scale));
    }

    @Test
    void makesBytesFractions() {
        Encoder encoder = Encoders.fit(pictures(0, 51, 102, 200), List.of("image"));

        Tensor encoded = encoder.encode(pictures(0, 51, 255, 102));

        assertThat(encoder).isInstanceOf(ImageEncoder.class);
        assertThat(encoder.shape()).containsExactly(1, 2, 2);
        assertThat(encoded.shape()).containsExactly(1, 1, 2, 2);
        assertThat(encoded.toArray()).containsExactly(0, 0.2, 1, 0.4);
    }

    @Test
    void leavesFractionsAsTheyAre() {
        assertThat(fit(PictureScale.UNIT, 0, 0.25f, 0.5f, 1)
                        .encode(pictures(0, 0.5f, 1, 2))
                        .toArray())
                .containsExactly(0, 0.5, 1, 2);
    }

    @Test
    void takesTheRangeOfTheTrainingRows_whereTheyAreNoBytes() {
        assertThat(fit(PictureScale.UNIT, -10, 0, 10, 30)
                        .encode(pictures(-10, 0, 10, 30))
                        .toArray())
                .containsExactly(0, 0.25, 0.5, 1);
        assertThat(fit(PictureScale.UNIT, 100, 300, 500, 500)
                        .encode(pictures(100, 300, 500, 100))
                        .toArray())
                .containsExactly(0, 0.5, 1, 0);
    }

    @Test
    void scalesSymmetrically() {
        assertThat(fit(PictureScale.SYMMETRIC, 0, 1, 1, 2)
                        .encode(pictures(0, 127.5f, 255, 51))
                        .toArray())
                .containsExactly(-1, 0, 1, -0.6);
    }

    @Test
    void standardisesEveryChannelForItself() {
        // channel 0: 1, 3, 5, 7 (mean 4, deviation sqrt 5); channel 1: 10 throughout (deviation counts as 1)
        ArrayColumn column = ArrayColumn.adopt("image", new float[] {1, 3, 10, 10, 5, 7, 10, 10}, 2, 1, 2);
        Encoder encoder = Encoders.fit(
                Table.of(List.of(column)),
                List.of("image"),
                EncodingOptions.DEFAULT.withPictures(PictureScale.STANDARD));

        Tensor encoded = encoder.encode(Table.of(List.of(column)));

        double d = Math.sqrt(5);
        assertThat(encoded.shape()).containsExactly(2, 2, 1, 2);
        assertThat(encoded.toArray())
                .containsExactly(new double[] {-3 / d, -1 / d, 0, 0, 1 / d, 3 / d, 0, 0}, within(1e-15));
    }

    @Test
    void putsTheMeanOfTheChannelInThePlaceOfMissingNumbers() {
        Encoder encoder = fit(PictureScale.UNIT, 0, 102, Float.NaN, 204); // mean of the three: 102

        assertThat(encoder.encode(pictures(Float.NaN, 0, 255, 51)).toArray()).containsExactly(0.4, 0, 1, 0.2);
    }

    @Test
    void encodesPicturesWithoutRange() {
        assertThat(fit(PictureScale.UNIT, 300, 300, 300, 300)
                        .encode(pictures(300, 301, 300, 300))
                        .toArray())
                .containsExactly(0, 1, 0, 0);
    }

    @Test
    void namesPixelsByRowAndColumn() {
        Encoder gray = fit(PictureScale.UNIT, 0, 1, 2, 3);
        Encoder color =
                Encoders.fit(Table.of(List.of(ArrayColumn.adopt("photo", new float[12], 3, 2, 2))), List.of("photo"));

        assertThat(gray.features())
                .extracting(EncodedFeature::name)
                .containsExactly("pixel[0,0]", "pixel[0,1]", "pixel[1,0]", "pixel[1,1]");
        assertThat(color.features().get(6))
                .isEqualTo(new EncodedFeature("pixel[1,1,0]", "photo", EncodedFeature.Kind.NUMBER));
        assertThat(color.features()).hasSize(12).doesNotHaveDuplicates();
        assertThatThrownBy(() -> gray.features().get(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void describesAPicture() {
        Encoder encoder = fit(PictureScale.UNIT, 0, 51, 102, 255);

        assertThat(encoder.decode(new double[] {0, 0.2, 0.4, 1}))
                .containsExactly(Map.entry("image", "picture of 2 x 2, 0 to 255, mean 102"));
        assertThatThrownBy(() -> encoder.decode(new double[3]))
                .hasMessage("an encoded row of this encoder has 4 numbers, the row to decode has 3");
    }

    @Test
    void refusesPicturesOfAnotherSize() {
        Encoder encoder = fit(PictureScale.UNIT, 0, 1, 2, 3);
        Table other = Table.of(List.of(ArrayColumn.adopt("image", new float[9], 1, 3, 3)));

        assertThatThrownBy(() -> encoder.encode(other))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "table: column 'image' holds arrays of the axes [1, 3, 3], the model was trained on pictures "
                                + "[1, 2, 2]\n  Use the model's own data, or train a model on this table.");
    }

    @Test
    void refusesATableWithoutThePictures() {
        Encoder encoder = fit(PictureScale.UNIT, 0, 1, 2, 3);

        assertThatThrownBy(() -> encoder.encode(Table.of(List.of(NumericColumn.of("images", 1)))))
                .hasMessage("table: there is no column 'image', which the model reads\n"
                        + "  Did you mean 'images'? Known: images.");
        assertThatThrownBy(() -> encoder.encode(Table.of(List.of(NumericColumn.of("image", 1)))))
                .hasMessage("table: column 'image' holds numbers, the model was trained on arrays\n"
                        + "  Use the model's own data, or train a model on this table.");
    }
}
