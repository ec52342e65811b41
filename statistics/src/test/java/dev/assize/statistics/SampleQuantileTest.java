package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Estimate;
import dev.assize.core.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleQuantileTest {
    private static double quantile(double q, double... sorted) {
        return SampleQuantile.of(sorted, q).value();
    }

    @Test
    void isTheSmallestThatTheShareDoesNotExceed() {
        assertThat(quantile(0.5, 1, 2, 3, 4)).isEqualTo(2);
        assertThat(quantile(0.5, 1, 2, 3)).isEqualTo(2);
        assertThat(quantile(0.9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).isEqualTo(9);
        assertThat(quantile(0.1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).isEqualTo(1);
        assertThat(quantile(0.1, 7)).isEqualTo(7);
    }

    @Test
    void hasNoInterval_whereTheSampleIsTooSmallOrAllIsOne() {
        assertThat(SampleQuantile.of(new double[] {1, 2, 3}, 0.5).interval()).isEmpty();
        double[] same = new double[100];
        assertThat(SampleQuantile.of(same, 0.5)).isEqualTo(Estimate.certain(0));
        assertThatThrownBy(() -> SampleQuantile.of(same, 1)).hasMessageContaining("the quantile 1.0 of 100 numbers");
        assertThatThrownBy(() -> SampleQuantile.of(new double[0], 0.5)).hasMessageContaining("of 0 numbers");
    }

    /** Simulation error: 0.005. */
    @Test
    void coversTheQuantile_alsoOfSkewedNumbers() {
        SplittableRandom random = new SplittableRandom(6);
        for (int rows : new int[] {20, 100, 500}) {
            int hits = 0;
            int trials = 2000;
            for (int trial = 0; trial < trials; trial++) {
                double[] numbers = new double[rows];
                Arrays.setAll(numbers, i -> -Math.log(1 - random.nextDouble()));
                Arrays.sort(numbers);
                Interval interval = SampleQuantile.of(numbers, 0.5).interval().orElseThrow();
                hits += interval.lower() <= Math.log(2) && Math.log(2) <= interval.upper() ? 1 : 0;
            }
            assertThat(hits / (double) trials).as("%s rows", rows).isBetween(0.925, 0.98);
        }
    }
}
