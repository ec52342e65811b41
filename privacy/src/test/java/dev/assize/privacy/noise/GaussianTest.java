package dev.assize.privacy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.NoiseSource.Purpose;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has a false alarm rate of at most 0.001 for a seed that nobody chose by looking. */
class GaussianTest {
    private static final int MANY = 600_000;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void followsTheNormalDistribution_byKolmogorovSmirnov(long seed) {
        double[] draws = sorted(seed);
        double farthest = 0;
        for (int i = 0; i < MANY; i++) {
            double below = below(draws[i]);
            farthest = Math.max(farthest, Math.max(below - i / (double) MANY, (i + 1) / (double) MANY - below));
        }

        assertThat(Math.sqrt(MANY) * farthest).isLessThan(1.95);
    }

    /** A^2 with known parameters; the 0.001 point of its limit is 6.0. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void followsTheNormalDistribution_byAndersonDarling(long seed) {
        double[] draws = sorted(seed);
        double sum = 0;
        for (int i = 0; i < MANY; i++) {
            sum += (2.0 * i + 1) * (Math.log(below(draws[i])) + Math.log(below(-draws[MANY - 1 - i])));
        }

        assertThat(-MANY - sum / MANY).isLessThan(6.0);
    }

    /** Poisson counts beyond points on both sides of the last strip (4.04), each within 3.9 standard deviations. */
    @Test
    void hasTheRightTails() {
        double[] draws = draws(7, 8 * MANY);
        for (double point : new double[] {2, 3, 3.5, 3.9, 4.0388, 4.1, 4.5, 5}) {
            double expected = draws.length * Erf.erfc(point / Math.sqrt(2)) / 2;
            long right = Arrays.stream(draws).filter(x -> x > point).count();
            long left = Arrays.stream(draws).filter(x -> x < -point).count();
            assertThat((double) right).isCloseTo(expected, within(3.9 * Math.sqrt(expected)));
            assertThat((double) left).isCloseTo(expected, within(3.9 * Math.sqrt(expected)));
        }
    }

    /** 1024 cells of equal probability; chi-square of 1023 degrees, 0.001 point 1168.5. */
    @Test
    void fillsCellsOfEqualProbabilityEvenly() {
        double[] draws = draws(8, MANY);
        long[] counts = new long[1024];
        for (double draw : draws) {
            counts[Math.min(1023, (int) (below(draw) * 1024))]++;
        }

        assertThat(chiSquare(counts, MANY / 1024.0)).isLessThan(1168.5);
    }

    /**
     * Pairs of neighbors, and of the same place in two parts: 256 cells, chi-square of 255 degrees, 0.001 point 330.5.
     */
    @Test
    void drawsAreIndependent() {
        double[] draws = draws(9, MANY);
        NoiseSource source = NoiseSource.seeded(new Seed(9));
        double[] other = new double[MANY];
        Gaussian.fill(source.stream(Purpose.NOISE, 0, 1), other, 0, MANY, 1);
        long[] neighbors = new long[256];
        long[] parts = new long[256];
        for (int i = 0; i + 1 < MANY; i += 2) {
            neighbors[16 * cell(draws[i]) + cell(draws[i + 1])]++;
            parts[16 * cell(draws[i]) + cell(other[i])]++;
        }

        assertThat(chiSquare(neighbors, MANY / 512.0)).isLessThan(330.5);
        assertThat(chiSquare(parts, MANY / 512.0)).isLessThan(330.5);
    }

    /** Lag correlations of draws and of squares are within 3.9 / sqrt(n). */
    @Test
    void drawsHaveNoCorrelationOverLags() {
        double[] draws = draws(10, MANY);
        for (int lag = 1; lag <= 8; lag++) {
            double plain = 0;
            double squares = 0;
            for (int i = lag; i < MANY; i++) {
                plain += draws[i] * draws[i - lag];
                squares += (draws[i] * draws[i] - 1) * (draws[i - lag] * draws[i - lag] - 1) / 2;
            }
            assertThat(plain / MANY).isCloseTo(0, within(3.9 / Math.sqrt(MANY)));
            assertThat(squares / MANY).isCloseTo(0, within(3.9 / Math.sqrt(MANY)));
        }
    }

    @Test
    void scalesByTheDeviation_andLeavesTheRestOfTheArray() {
        NoiseSource source = NoiseSource.seeded(new Seed(3));
        double[] plain = new double[10];
        double[] scaled = new double[10];
        Gaussian.fill(source.stream(Purpose.NOISE, 0, 0), plain, 2, 8, 1);
        Gaussian.fill(source.stream(Purpose.NOISE, 0, 0), scaled, 2, 8, 4);

        for (int i = 0; i < 10; i++) {
            assertThat(scaled[i]).isEqualTo(4 * plain[i]);
            assertThat(plain[i] == 0).isEqualTo(i < 2 || i >= 8);
        }
    }

    /** Draws of a thousand at a time are those of the words in their order, each that is put aside followed later. */
    @Test
    void takesTheWordsOfTheStreamInOrder() {
        Keystream words = NoiseSource.seeded(new Seed(13)).stream(Purpose.NOISE, 0, 0);
        double[] draws = draws(13, 1024);
        int aside = 0;
        for (double draw : draws) {
            long word = words.next();
            aside += Ziggurat.isInside(word) ? 0 : 1;
            assertThat(Ziggurat.isInside(word) && draw != Ziggurat.point(word)).isFalse();
        }

        assertThat(aside).isBetween(1, 20);
    }

    /** A stream whose words all have to be looked at twice: a run has room for 64 of them. */
    @Test
    void fillsTheArray_whenEveryWordIsPutAside() {
        Keystream outermost = new Keystream() {
            @Override
            protected void fill(byte[] bytes) {
                Arrays.fill(bytes, (byte) 0xff); // strip 1023, the outermost point, and a uniform number of 1
                for (int at = 0; at < bytes.length; at += 24) {
                    Arrays.fill(bytes, at, at + 8, (byte) 0); // strip 0, position 0: inside
                }
            }
        };
        double[] draws = new double[300];
        Arrays.fill(draws, 7);
        Gaussian.fill(outermost, draws, 0, 300, 1);

        assertThat(draws).doesNotContain(7).containsOnly(0);
    }

    private static int cell(double draw) {
        return Math.min(15, (int) (below(draw) * 16));
    }

    private static double chiSquare(long[] counts, double expected) {
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static double below(double x) {
        return NORMAL.cumulativeProbability(x);
    }

    private static double[] sorted(long seed) {
        double[] draws = draws(seed, MANY);
        Arrays.sort(draws);
        return draws;
    }

    private static double[] draws(long seed, int count) {
        double[] draws = new double[count];
        Gaussian.fill(NoiseSource.seeded(new Seed(seed)).stream(Purpose.NOISE, 0, 0), draws, 0, count, 1);
        return draws;
    }
}
