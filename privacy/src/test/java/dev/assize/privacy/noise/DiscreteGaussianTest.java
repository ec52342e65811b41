package dev.assize.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource.Purpose;
import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscreteGaussianTest {
    private static final int DRAWS = 200_000;

    /** Chi-square against exp(-x^2/(2 s^2)) / sum, cells of 5 expected draws and more; about 4.5 deviations of it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void hasTheDefinedProbabilities(int scale) {
        int far = 12 * scale;
        double[] weights = new double[2 * far + 1];
        double total = 0;
        for (int x = -far; x <= far; x++) {
            weights[x + far] = Math.exp(-x * (double) x / (2.0 * scale * scale));
            total += weights[x + far];
        }
        long[] counts = new long[weights.length];
        DiscreteGaussian distribution = new DiscreteGaussian(scale);
        Keystream bits = NoiseSource.seeded(new Seed(scale)).stream(Purpose.NOISE, 0, 0);
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) distribution.next(bits) + far]++;
        }
        double square = 0;
        int cells = 0;
        for (int i = 0; i < weights.length; i++) {
            double expected = DRAWS * weights[i] / total;
            if (expected >= 5) {
                square += (counts[i] - expected) * (counts[i] - expected) / expected;
                cells++;
            }
        }

        assertThat(square).isLessThan(cells + 4.5 * Math.sqrt(2.0 * cells));
    }

    /** Kolmogorov-Smirnov at 0.001 against the continuous distribution, whose steps are 1/4096 of a deviation. */
    @Test
    void looksLikeTheContinuousDistribution_whenTheScaleIsLarge() {
        DiscreteGaussian distribution = new DiscreteGaussian(DiscreteGaussian.MOST);
        Keystream bits = NoiseSource.seeded(new Seed(99)).stream(Purpose.NOISE, 0, 0);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = distribution.next(bits) / (double) DiscreteGaussian.MOST;
        }
        Arrays.sort(draws);
        double farthest = 0;
        for (int i = 0; i < DRAWS; i++) {
            double below = 1 - Erf.erfc(draws[i] / Math.sqrt(2)) / 2;
            farthest = Math.max(farthest, Math.abs(below - (i + 0.5) / DRAWS));
        }

        assertThat(Math.sqrt(DRAWS) * farthest).isLessThan(1.95 + Math.sqrt(DRAWS) / DiscreteGaussian.MOST / 2);
    }

    /** Algorithm 1 of the paper for n/d below, at and above 1; 3.9 standard deviations. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 3", "1, 1", "7, 3", "5, 1"})
    void acceptsWithProbabilityOfTheExponential(long numerator, long denominator) {
        Keystream bits = NoiseSource.seeded(new Seed(numerator)).stream(Purpose.NOISE, 1, 0);
        int accepted = 0;
        for (int i = 0; i < DRAWS; i++) {
            accepted += DiscreteGaussian.accepts(numerator, denominator, bits) ? 1 : 0;
        }
        double expected = Math.exp(-numerator / (double) denominator);

        assertThat(accepted / (double) DRAWS)
                .isCloseTo(expected, within(3.9 * Math.sqrt(expected * (1 - expected) / DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 4097})
    void refusesScalesThatDoNotFitIntoWholeNumbers(int scale) {
        assertThatThrownBy(() -> new DiscreteGaussian(scale))
                .hasMessage("a discrete Gaussian of scale " + scale + " cannot be drawn; the scale is from 1 to 4096");
    }
}
