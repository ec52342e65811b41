package dev.assize.data.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.ArrayColumn;
import dev.assize.core.EncodedFeature;
import dev.assize.core.Encoder;
import dev.assize.core.Table;
import dev.assize.core.Tensor;
import dev.assize.data.DataException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequenceEncoderTest {
    /** Channel 0 over all steps: 1, 3, 5, 7 and so mean 4, deviation sqrt 5; channel 1: mean 20, deviation 10. */
    private static final Table TRAINING = table(new float[] {1, 3, 5, 10, 10, 30, 7, 30}, 3, 1);

    private static final double ROOT = Math.sqrt(5);

    private static Table table(float[] values, int... steps) {
        return Table.of(List.of(ArrayColumn.adoptSequences("sound", values, 2, steps)));
    }

    private static Encoder encoder() {
        return Encoders.fit(TRAINING, List.of("sound"));
    }

    @Test
    void standardisesChannelsAndPadsAtTheEnd() {
        Encoder encoder = encoder();

        Tensor encoded = encoder.encode(TRAINING);

        assertThat(encoder).isInstanceOf(SequenceEncoder.class);
        assertThat(encoder.shape()).containsExactly(2, 3);
        assertThat(encoded.shape()).containsExactly(2, 2, 3);
        assertThat(encoded.row(0)).containsExactly(-3 / ROOT, -1 / ROOT, 1 / ROOT, -1, -1, 1);
        assertThat(encoded.row(1)).containsExactly(3 / ROOT, 0, 0, 1, 0, 0);
    }

    @Test
    void tellsAStepOfZerosFromPadding() {
        Tensor encoded = encoder().encode(table(new float[] {4, 4, 20, 20}, 2)); // both steps are the means

        assertThat(encoded.row(0)).containsExactly(1e-6, 1e-6, 0, 0, 0, 0);
    }

    @Test
    void tellsAStepThatIsZeroInSinglePrecisionFromPadding() {
        ArrayColumn wide = ArrayColumn.adoptSequences("x", new float[] {-1e38f, 1e38f, 1e-38f}, 1, new int[] {2, 1});
        Encoder encoder = Encoders.fit(Table.of(List.of(wide)), List.of("x"));

        // about 1e-76 deviations from the mean: not 0 in double, 0 in float
        assertThat(encoder.encode(Table.of(List.of(wide))).row(1)).containsExactly(1e-6, 0);
    }

    @Test
    void neverHasAStepOfZerosInsideASequence() {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int draw = 0; draw < 100; draw++) {
            int steps = 1 + random.nextInt(6);
            float[] values = new float[2 * steps];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(3) - 1; // often the mean
            }
            Table table = table(values, steps);
            Tensor encoded = Encoders.fit(table, List.of("sound")).encode(table);
            for (int step = 0; step < steps; step++) {
                double size = Math.abs(encoded.at(0, step)) + Math.abs(encoded.at(0, steps + step));
                assertThat((float) size).isPositive();
            }
        }
    }

    @Test
    void cutsOffWhatIsLongerThanTheTrainingRows() {
        Tensor encoded = encoder().encode(table(new float[] {1, 3, 5, 99, 10, 30, 10, 99}, 4));

        assertThat(encoded.row(0)).containsExactly(-3 / ROOT, -1 / ROOT, 1 / ROOT, -1, 1, -1);
    }

    @Test
    void keepsNoMoreStepsThanTheOptionsAllow() {
        Encoder encoder = Encoders.fit(TRAINING, List.of("sound"), EncodingOptions.DEFAULT.withLongest(2));

        assertThat(encoder.shape()).containsExactly(2, 2);
        assertThat(encoder.encode(TRAINING).row(0)).containsExactly(-3 / ROOT, -1 / ROOT, -1, -1);
    }

    @Test
    void putsTheMeanInThePlaceOfMissingNumbers() {
        Tensor encoded = encoder().encode(table(new float[] {Float.NaN, 1, 30, Float.NaN}, 2));

        assertThat(encoded.row(0)).containsExactly(0, -3 / ROOT, 0, 1, 0, 0);
    }

    @Test
    void makesOneStepOfMeansOfAMissingSequence() {
        assertThat(encoder().encode(table(new float[0], ArrayColumn.MISSING)).row(0))
                .containsExactly(1e-6, 0, 0, 0, 0, 0);
    }

    @Test
    void namesNumbersByChannelAndTime() {
        assertThat(encoder().features())
                .extracting(EncodedFeature::name)
                .containsExactly(
                        "channel 0 at 0",
                        "channel 0 at 1",
                        "channel 0 at 2",
                        "channel 1 at 0",
                        "channel 1 at 1",
                        "channel 1 at 2");
    }

    @Test
    void describesASequence() {
        Encoder encoder = encoder();
        Tensor encoded = encoder.encode(TRAINING);

        assertThat(encoder.decode(encoded.row(0))).containsEntry("sound", "3 steps of 2 channels, means 3 16.67");
        assertThat(encoder.decode(encoded.row(1))).containsEntry("sound", "1 step of 2 channels, means 7 30");
        assertThat(encoder.decode(new double[6])).containsEntry("sound", "0 steps of 2 channels, means 4 20");
    }

    @Test
    void refusesSequencesOfOtherChannels() {
        Table other = Table.of(List.of(ArrayColumn.adoptSequences("sound", new float[3], 3, new int[] {1})));

        assertThatThrownBy(() -> encoder().encode(other))
                .isInstanceOf(DataException.class)
                .hasMessage("table: column 'sound' holds arrays of 2 axes with 3 channels, the model was trained on "
                        + "sequences of 2 channels\n  Use the model's own data, or train a model on this table.");
    }
}
