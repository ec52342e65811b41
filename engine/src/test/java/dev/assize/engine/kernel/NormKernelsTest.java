package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormKernelsTest {
    private final NormKernels<float[]> floats = new FloatKernels().norms();
    private final NormKernels<double[]> doubles = new DoubleKernels().norms();

    private static double[] numbers(int length, long seed) {
        return new SplittableRandom(seed).doubles(length, -1, 1).toArray();
    }

    private static float[] singles(double[] numbers) {
        float[] singles = new float[numbers.length];
        for (int i = 0; i < singles.length; i++) {
            singles[i] = (float) numbers[i];
        }
        return singles;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 255, 256, 257, 1000, 16_384, 40_003})
    void sumsSquares(int length) {
        double[] numbers = numbers(length + 5, 1); // what lies behind does not count
        double expected = 0;
        for (int i = 0; i < length; i++) {
            expected += numbers[i] * numbers[i];
        }

        assertThat(doubles.squareSum(numbers, length, new double[NormKernels.LANES]))
                .isCloseTo(expected, within(1e-12 * (1 + expected)));
        assertThat(floats.squareSum(singles(numbers), length, new float[NormKernels.LANES]))
                .isCloseTo(expected, within(2e-7 * (1 + expected)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 100, 2501})
    void contracts(int length) {
        double[] left = numbers(length + 1, 2);
        double[] right = numbers(length + 1, 3);
        double sum = 0;
        double absolute = 0;
        for (int i = 0; i < length; i++) {
            sum += (left[i] + 0.5) * right[i];
            absolute += Math.abs((left[i] + 0.5) * right[i]);
        }

        assertThat(doubles.contract(left, right, length, 0.5)).isCloseTo(sum, within(1e-12 * (1 + absolute)));
        assertThat(doubles.contractAbsolute(left, right, length, 0.5))
                .isCloseTo(absolute, within(1e-12 * (1 + absolute)));
        assertThat(floats.contract(singles(left), singles(right), length, 0.5))
                .isCloseTo(sum, within(1e-6 * (1 + absolute)));
        assertThat(floats.contractAbsolute(singles(left), singles(right), length, 0.5))
                .isCloseTo(absolute, within(1e-6 * (1 + absolute)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 784})
    void addsSquaredNormsOfRows(int columns) {
        double[] matrix = numbers(3 * columns, 4);
        double[] norms = {1, 2, 3};
        double[] ofSingles = {1, 2, 3};
        new DoubleKernels().rows().addSquaredNorms(matrix, 3, columns, norms);
        new FloatKernels().rows().addSquaredNorms(singles(matrix), 3, columns, ofSingles);

        for (int row = 0; row < 3; row++) {
            double expected = row + 1;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                expected += matrix[i] * matrix[i];
            }
            assertThat(norms[row]).isCloseTo(expected, within(1e-12 * expected));
            assertThat(ofSingles[row]).isCloseTo(expected, within(1e-7 * expected));
        }
    }
}
