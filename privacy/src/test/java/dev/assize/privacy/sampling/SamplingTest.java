package dev.assize.privacy.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import dev.assize.privacy.noise.Keystream;
import dev.assize.privacy.noise.NoiseSource;
import dev.assize.privacy.noise.NoiseSource.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistical tests have a false alarm rate below 0.001. */
class SamplingTest {
    private static final int STEPS = 20_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5, 0.97})
    void poissonTakesEachRecordWithItsProbability_independentlyOfOthers(double rate) {
        Keystream bits = bits(1);
        PoissonSampling sampling = new PoissonSampling(rate);
        long[] taken = new long[10];
        long both = 0;
        for (int step = 0; step < STEPS; step++) {
            boolean[] in = new boolean[10];
            for (int record : sampling.draw(10, bits)) {
                taken[record]++;
                in[record] = true;
            }
            both += in[3] && in[4] ? 1 : 0;
        }
        for (long count : taken) {
            assertThat(count / (double) STEPS).isCloseTo(rate, within(deviations(4.3, rate)));
        }
        assertThat(both / (double) STEPS).isCloseTo(rate * rate, within(deviations(4.3, rate * rate) + 1e-4));
        assertThat(sampling.rate(10)).isEqualTo(rate);
        assertThat(sampling.divisor(10)).isEqualTo(10 * rate);
    }

    @Test
    void poissonTakesAll_whenTheRateIsOne() {
        assertThat(new PoissonSampling(1).draw(4, bits(2))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void poissonMayTakeNobody() {
        assertThat(new PoissonSampling(1e-9).draw(100, bits(3))).isEmpty();
    }

    @Test
    void fixedSizeTakesEverySetEquallyOften() {
        Keystream bits = bits(4);
        FixedSizeSampling sampling = new FixedSizeSampling(2);
        long[] sets = new long[16];
        for (int step = 0; step < STEPS; step++) {
            int[] chosen = sampling.draw(4, bits);
            assertThat(chosen).hasSize(2);
            sets[1 << chosen[0] | 1 << chosen[1]]++;
        }
        for (int set = 0; set < 16; set++) {
            double expected = Integer.bitCount(set) == 2 ? 1 / 6.0 : 0;
            assertThat(sets[set] / (double) STEPS).isCloseTo(expected, within(deviations(4.3, expected)));
        }
        assertThat(sampling.rate(4)).isEqualTo(0.5);
        assertThat(sampling.divisor(4)).isEqualTo(2);
    }

    @Test
    void truncatedPoissonTakesNoMoreThanItsMost_andEachRecordEquallyOften() {
        Keystream bits = bits(5);
        TruncatedPoissonSampling sampling = new TruncatedPoissonSampling(0.5, 4);
        long[] taken = new long[8];
        long full = 0;
        for (int step = 0; step < STEPS; step++) {
            int[] chosen = sampling.draw(8, bits);
            assertThat(chosen.length).isLessThanOrEqualTo(4);
            assertThat(chosen).isSorted();
            full += chosen.length == 4 ? 1 : 0;
            for (int record : chosen) {
                taken[record]++;
            }
        }
        double expectedFull = 163 / 256.0; // P[Binomial(8, 1/2) >= 4] by hand: (70 + 56 + 28 + 8 + 1) / 256
        double expectedRate = (8 + 2 * 28 + 3 * 56 + 4 * 163) / (8 * 256.0); // E[min(count, 4)] / 8
        assertThat(full / (double) STEPS).isCloseTo(expectedFull, within(deviations(4.3, expectedFull)));
        for (long count : taken) {
            assertThat(count / (double) STEPS).isCloseTo(expectedRate, within(deviations(4.3, expectedRate)));
        }
        assertThat(sampling.divisor(8)).isEqualTo(4);
    }

    @Test
    void drawsTheSameForTheSameStream() {
        assertThat(new PoissonSampling(0.3).draw(100, bits(6))).isEqualTo(new PoissonSampling(0.3).draw(100, bits(6)));
    }

    @Test
    void namesThemselvesAsInSettings() {
        assertThat(new PoissonSampling(0.3).id()).isEqualTo("poisson");
        assertThat(new FixedSizeSampling(3).id()).isEqualTo("fixed");
        assertThat(new TruncatedPoissonSampling(0.3, 9).id()).isEqualTo("truncated");
    }

    @Test
    void refusesWhatIsNoSampling() {
        assertThatThrownBy(() -> new PoissonSampling(1.5))
                .hasMessage("a sampling rate of 1.5 is no probability of taking part; give one above 0 and at most 1");
        assertThatThrownBy(() -> new PoissonSampling(Double.NaN)).hasMessageStartingWith("a sampling rate of NaN");
        assertThatThrownBy(() -> new TruncatedPoissonSampling(0, 5)).hasMessageStartingWith("a sampling rate of 0.0");
        assertThatThrownBy(() -> new TruncatedPoissonSampling(0.5, 0))
                .hasMessage("a step of at most 0 records is not one; give at least 1");
        assertThatThrownBy(() -> new FixedSizeSampling(0))
                .hasMessage("a step of 0 records is not one; give at least 1");
        assertThatThrownBy(() -> new FixedSizeSampling(5).draw(4, bits(1)))
                .hasMessage("5 of 4 records cannot be chosen; choose at most all of them");
    }

    private static double deviations(double count, double rate) {
        return count * Math.sqrt(rate * (1 - rate) / STEPS);
    }

    private static Keystream bits(long seed) {
        return NoiseSource.seeded(new Seed(seed)).stream(Purpose.SAMPLING, 0, 0);
    }
}
