package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SampleMeanTest {
    private static final int TRIALS = 4000;

    @Test
    void isRight_byHand() {
        SampleMean mean = SampleMean.of(new double[] {1, 2, 6});

        assertThat(mean.value()).isEqualTo(3);
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(14.0 / 2 / 3), within(1e-12));
        assertThat(mean.degrees()).isEqualTo(2);
        assertThat(SampleMean.of(new double[] {5})).isEqualTo(new SampleMean(5, 0, 0));
        assertThatThrownBy(() -> SampleMean.of(new double[0])).hasMessageContaining("no numbers");
    }

    @Test
    void keepsItsDigits_farFromZero() {
        double[] numbers = {1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3};

        assertThat(SampleMean.of(numbers).standardError()).isCloseTo(0.1 / Math.sqrt(3), within(1e-7));
    }

    @Test
    void hasNoInterval_whereNothingVaries() {
        assertThat(SampleMean.estimate(4, 0, 7, 0, 9).orElseThrow()).isEqualTo(Estimate.certain(4));
        assertThat(SampleMean.estimate(4, 0, 0, 0, 9).orElseThrow().interval()).isEmpty();
        assertThat(SampleMean.estimate(Double.NaN, 1, 7, 0, 9)).isEmpty();
    }

    private static double covered(int rows, int others, ToDoubleFunction<SplittableRandom> draw, double truth) {
        SplittableRandom random = new SplittableRandom(31);
        int hits = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Estimate one = drawn(random, rows, draw);
            Estimate found = others == 0 ? one : Contrasts.difference(one, drawn(random, others, draw));
            Interval interval = found.interval().orElseThrow();
            hits += interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
        }
        return hits / (double) TRIALS;
    }

    private static Estimate drawn(SplittableRandom random, int rows, ToDoubleFunction<SplittableRandom> draw) {
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, i -> draw.applyAsDouble(random));
        SampleMean mean = SampleMean.of(numbers);
        return SampleMean.estimate(
                        mean.value(),
                        mean.standardError(),
                        mean.degrees(),
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY)
                .orElseThrow();
    }

    /** Simulation error: 0.0034. Normal numbers from 5 people on, uniform ones, and gaps of groups of unequal size. */
    @Test
    void coversTheMean_ofNormalAndUniformNumbers() {
        for (int rows : new int[] {5, 12, 60}) {
            assertThat(covered(rows, 0, SplittableRandom::nextGaussian, 0)).isBetween(0.94, 0.96);
            assertThat(covered(rows, 0, SplittableRandom::nextDouble, 0.5)).isBetween(0.93, 0.965);
            assertThat(covered(rows, 8, SplittableRandom::nextGaussian, 0)).isBetween(0.94, 0.965);
        }
    }

    /** Skew costs the mean its coverage in small groups, the gap of equal groups hardly any. */
    @Test
    void coversTheMean_ofSkewedNumbers_inLargeGroups() {
        ToDoubleFunction<SplittableRandom> exponential = random -> -Math.log(1 - random.nextDouble());

        assertThat(covered(200, 0, exponential, 1)).isBetween(0.935, 0.96);
        assertThat(covered(30, 0, exponential, 1)).isBetween(0.91, 0.95);
        assertThat(covered(30, 30, exponential, 0)).isBetween(0.94, 0.97);
    }
}
