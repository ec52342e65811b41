package dev.assize.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise on a grid against plain loops, bit by bit. */
class VectorGridsTest {
    private static final VectorGrids GRIDS = new VectorGrids();

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void roundsTheSumOfNumberAndNoise(double size) {
        SplittableRandom random = new SplittableRandom(1);
        int count = 5 * Tile.LANES;
        float[] numbers = new float[count + 3];
        double[] noise = random.doubles(count, -3000, 3000).toArray();
        float[] expected = new float[count + 3];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(-size, size);
            expected[i] = numbers[i];
        }
        for (int i = 0; i < count; i++) {
            double scaled = numbers[i + 3] * 0x1p8;
            double whole = Math.rint(scaled);
            expected[i + 3] = (float) ((whole + Math.rint(scaled - whole + noise[i])) * (0x1p-8 / 7));
        }

        GRIDS.addRounded(numbers, new VectorGrids.Place(3, count), noise, 0x1p8, 0x1p-8 / 7);

        assertThat(numbers).containsExactly(expected);
    }

    @Test
    void tellsHowManyFillWholeVectors() {
        assertThat(VectorGrids.whole(3 * Tile.LANES)).isEqualTo(3 * Tile.LANES);
        assertThat(VectorGrids.whole(3 * Tile.LANES + 1)).isEqualTo(3 * Tile.LANES);
        assertThat(VectorGrids.whole(0)).isZero();
    }
}
