package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Noise on a grid against exact arithmetic. */
class GridKernelsTest {
    private static final double GRID = 0x1p-7;

    /** The nearest whole multiple of the grid; the noise is drawn so that no sum is a tie but by its last digits. */
    private static double exact(double x, double noise, double grid) {
        BigDecimal sum = new BigDecimal(x).divide(new BigDecimal(grid)).add(new BigDecimal(noise));
        return sum.setScale(0, RoundingMode.HALF_EVEN).doubleValue() * grid;
    }

    private static double[] noise(int count, long seed) {
        return new SplittableRandom(seed).doubles(count, -2000, 2000).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e3, 1e5})
    void roundsTheExactSum_inDouble(double size) {
        double[] sums = new SplittableRandom(5)
                .doubles(1000, -size, size)
                .map(x -> (float) x)
                .toArray();
        double[] noise = noise(1000, 6);
        double[] expectedNoise = noise.clone();
        double[] results = sums.clone();
        new DoubleGrids()
                .addRounded(results, new Range(0, 1000), noise, new double[1000], new GridKernels.Step(GRID, 1));

        for (int i = 0; i < 1000; i++) {
            assertThat(results[i]).isEqualTo(exact(sums[i], expectedNoise[i], GRID));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e3, 1e5})
    void roundsTheExactSum_inFloat(double size) {
        float[] sums = floats(1000, size);
        double[] noise = noise(1000, 6);
        double[] expectedNoise = noise.clone();
        float[] results = sums.clone();
        new FloatGrids()
                .addRounded(results, new Range(0, 1000), noise, new double[1000], new GridKernels.Step(GRID, 1));

        for (int i = 0; i < 1000; i++) {
            assertThat(results[i]).isEqualTo((float) exact(sums[i], expectedNoise[i], GRID));
        }
    }

    @Test
    void multipliesByTheFactor_andLeavesTheRest() {
        double[] numbers = {1, 2, 3, 4, 5};
        new DoubleGrids()
                .addRounded(
                        numbers,
                        new Range(1, 4),
                        new double[] {0.3, -1.7, 100.6},
                        new double[3],
                        new GridKernels.Step(1, 0.5));

        assertThat(numbers).containsExactly(1, 1, 0.5, 52.5, 5);
    }

    /** On a machine without registers of 512 bits the fast kernels are not used, but right. */
    @Test
    void inVectorRegistersTheSameToTheBit() {
        LargeProducts products = new LargeProducts(new FloatProducts());
        float[] left = new float[256 * 256];
        products.multiply(Product.of(Product.Form.PLAIN, 256, 256, 256), left, left, new float[256 * 256]);
        FastGrids fast = new FastGrids(products);
        GridKernels.Step step = new GridKernels.Step(GRID, 0.3);
        for (int count : new int[] {64, 1024, 1021}) {
            float[] sums = floats(count + 7, 1);
            double[] noise = noise(count, 9);
            float[] expected = sums.clone();
            new FloatGrids().addRounded(expected, new Range(5, 5 + count), noise.clone(), new double[count], step);
            fast.addRounded(sums, new Range(5, 5 + count), noise, new double[count], step);
            assertThat(sums).containsExactly(expected);
        }
    }

    @Test
    void movesNumbersToAnotherArray() {
        float[] from = {1, 2, 3, 4};
        float[] to = {10, 20, 30, 40};
        new FloatGrids().move(from, to, new Range(1, 3));
        double[] wide = {1, 2};
        double[] sums = {3, 4};
        new DoubleGrids().move(wide, sums, new Range(0, 2));

        assertThat(from).containsExactly(1, 0, 0, 4);
        assertThat(to).containsExactly(10, 22, 33, 40);
        assertThat(wide).containsOnly(0);
        assertThat(sums).containsExactly(4, 6);
    }

    private static float[] floats(int count, double size) {
        float[] numbers = new float[count];
        double[] drawn = new SplittableRandom(7).doubles(count, -size, size).toArray();
        Arrays.setAll(drawn, i -> numbers[i] = (float) drawn[i]);
        return numbers;
    }
}
