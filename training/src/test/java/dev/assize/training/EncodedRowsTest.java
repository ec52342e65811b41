package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ArrayColumn;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.encoding.Encoders;
import dev.assize.training.fit.FloatRows;
import dev.assize.training.settings.TrainingException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EncodedRowsTest {
    @Test
    void encodesInChunksLikeAtOnce() {
        Table rows = Samples.loans(1_100_000);
        Encoder encoder = Encoders.fit(rows, Samples.FEATURES);

        FloatRows encoded = EncodedRows.of(rows, encoder);

        int width = encoder.features().size(); // 4 numbers a row: the first chunk ends at row 1048576
        assertThat(encoded.rows()).isEqualTo(1_100_000);
        assertThat(encoded.axes()).containsExactly(width);
        int[] atTheSeam = {0, 1_048_575, 1_048_576, 1_099_999};
        Tensor some = encoder.encode(rows.select(atTheSeam));
        for (int i = 0; i < atTheSeam.length; i++) {
            for (int feature = 0; feature < width; feature++) {
                assertThat(encoded.flat(atTheSeam[i] * width + feature)).isEqualTo((float) some.at(i, feature));
            }
        }
    }

    @Test
    void keepsTheShapeOfPictures() {
        float[] pixels = new float[3 * 2 * 4];
        pixels[9] = 255;
        Table rows = Table.of(List.of(ArrayColumn.adopt("picture", pixels, 1, 2, 4)));

        FloatRows encoded = EncodedRows.of(rows, Encoders.fit(rows, List.of("picture")));

        assertThat(encoded.rows()).isEqualTo(3);
        assertThat(encoded.axes()).containsExactly(1, 2, 4);
        assertThat(encoded.flat(9)).isGreaterThan(encoded.flat(8));
    }

    /** An encoder that would make a billion numbers of a row. */
    private static final class Wide implements Encoder {
        @Override
        public List<String> columns() {
            return List.of("income");
        }

        @Override
        public List<EncodedFeature> features() {
            return Collections.nCopies(1_000_000_000, new EncodedFeature("x", "income", EncodedFeature.Kind.NUMBER));
        }

        @Override
        public Tensor encode(Table rows) {
            throw new IllegalStateException("nothing must be encoded when it does not fit into memory");
        }

        @Override
        public SortedMap<String, String> decode(double[] encodedRow) {
            return new TreeMap<>();
        }
    }

    @Test
    void refuses_whenTheNumbersDoNotFit() {
        assertThatThrownBy(() -> EncodedRows.of(Samples.loans(3), new Wide()))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training rows: 3 rows of 1000000000 encoded numbers do not fit into memory\n"
                        + "  Train on at most 2 rows, or exclude columns with many values.");
    }
}
