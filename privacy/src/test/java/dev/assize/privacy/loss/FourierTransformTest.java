package dev.assize.privacy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTransformTest {
    @Test
    void transformsFourNumbers() {
        double[] real = {1, 2, 3, 4};
        double[] imaginary = new double[4];

        new FourierTransform(4).forward(real, imaginary);

        // by hand: 1 + 2 + 3 + 4, then (1 - 3) + i (4 - 2), 1 - 2 + 3 - 4, (1 - 3) - i (4 - 2)
        assertThat(real).containsExactly(new double[] {10, -2, -2, -2}, within(1e-15));
        assertThat(imaginary).containsExactly(new double[] {0, 2, 0, -2}, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16, 32, 128, 256})
    void equalsTheSum(int length) {
        double[] real = numbers(length, 1);
        double[] imaginary = numbers(length, 2);
        double[][] expected = sums(real, imaginary);

        new FourierTransform(length).forward(real, imaginary);

        assertThat(real).containsExactly(expected[0], within(1e-13));
        assertThat(imaginary).containsExactly(expected[1], within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 512, 65536})
    void givesTheNumbersBack(int length) {
        FourierTransform transform = new FourierTransform(length);
        double[] real = numbers(length, 3);
        double[] imaginary = numbers(length, 4);

        transform.forward(real, imaginary);
        transform.backward(real, imaginary);

        assertThat(real).containsExactly(numbers(length, 3), within(1e-14));
        assertThat(imaginary).containsExactly(numbers(length, 4), within(1e-14));
    }

    @Test
    void keepsTheSumOfSquares_timesTheLength() {
        int length = 4096;
        double[] real = numbers(length, 5);
        double[] imaginary = numbers(length, 6);
        double before = squares(real) + squares(imaginary);

        new FourierTransform(length).forward(real, imaginary);

        assertThat((squares(real) + squares(imaginary)) / length).isCloseTo(before, within(1e-12 * before));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 1024, 131072})
    void knowsItsRoots(int length) {
        FourierTransform transform = new FourierTransform(length);

        for (int k = 0; k < length; k++) {
            assertThat(transform.cosine(k)).isCloseTo(Math.cos(-2 * Math.PI * k / length), within(1e-15));
            assertThat(transform.sine(k)).isCloseTo(Math.sin(-2 * Math.PI * k / length), within(1e-15));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 12, -8})
    void refusesOtherLengths(int length) {
        assertThatThrownBy(() -> new FourierTransform(length))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the length " + length + " of a transform is no power of two");
    }

    private static double[][] sums(double[] real, double[] imaginary) {
        int length = real.length;
        double[][] sums = new double[2][length];
        for (int k = 0; k < length; k++) {
            for (int j = 0; j < length; j++) {
                double angle = -2 * Math.PI * (k * j % length) / length;
                sums[0][k] += real[j] * Math.cos(angle) - imaginary[j] * Math.sin(angle);
                sums[1][k] += real[j] * Math.sin(angle) + imaginary[j] * Math.cos(angle);
            }
        }
        return sums;
    }

    private static double squares(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number * number;
        }
        return sum;
    }

    private static double[] numbers(int length, long seed) {
        return new SplittableRandom(seed).doubles(length, -1, 1).toArray();
    }
}
