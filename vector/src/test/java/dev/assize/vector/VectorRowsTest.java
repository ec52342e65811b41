package dev.assize.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of rows against plain loops, bit by bit. */
class VectorRowsTest {
    private static final VectorRows ROWS = new VectorRows();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void addsTheBiasToEachRow(int vectors) {
        int columns = vectors * Tile.LANES;
        float[] matrix = random(5 * columns + 3, 1);
        float[] bias = random(columns, 2);
        float[] expected = matrix.clone();
        for (int i = 0; i < 5 * columns; i++) {
            expected[i] += bias[i % columns];
        }

        ROWS.addBias(matrix, bias, 5, columns);

        assertThat(matrix).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void addsRowsInOrder(int vectors) {
        int columns = vectors * Tile.LANES;
        float[] matrix = random(9 * columns, 3);
        float[] sums = random(columns, 4);
        float[] expected = sums.clone();
        for (int i = 0; i < matrix.length; i++) {
            expected[i % columns] += matrix[i];
        }

        ROWS.addColumnSums(matrix, 9, columns, sums);

        assertThat(sums).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void takesWholeVectorsOnly(int vectors) {
        assertThat(VectorRows.takes(vectors * Tile.LANES)).isTrue();
        assertThat(VectorRows.takes(vectors * Tile.LANES + 1)).isFalse();
    }

    private static float[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (random.nextDouble() - 0.5);
        }
        return numbers;
    }
}
