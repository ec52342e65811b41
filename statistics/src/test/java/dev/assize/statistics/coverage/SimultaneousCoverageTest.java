package dev.assize.statistics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Seed;
import dev.assize.statistics.bootstrap.BootstrapDraws;
import dev.assize.statistics.bootstrap.CellBootstrap;
import dev.assize.statistics.bootstrap.CellFunction;
import dev.assize.statistics.bootstrap.SimultaneousBounds;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Joint coverage of bounds by max-t: 1,000 samples with 600 draws each; the standard error of a coverage of 95 % is
 * 0.69 %, bounds are the band widened by two of these.
 */
class SimultaneousCoverageTest {
    private static final int SAMPLES = 1_000;
    private static final double ERROR = 2 * 0.0069;

    /** Cells 2g and 2g + 1 hold hits and misses of group g. */
    private static final CellFunction RATES = (cells, values) -> {
        for (int group = 0; group < cells.length / 2; group++) {
            double hits = cells[2 * group];
            values.setRatio(group, hits, hits + cells[2 * group + 1]);
        }
    };

    /**
     * Rows of the smallest and of the largest group, rates of the first and of the last; four groups. The largest rate,
     * picked after seeing the data, is held at least as often as all are, and more often where several are near the
     * top.
     */
    @ParameterizedTest
    @CsvSource({"100, 100, 0.3, 0.3", "100, 400, 0.3, 0.3", "150, 150, 0.2, 0.5", "200, 400, 0.1, 0.15"})
    void allHoldTogetherInTheBand_andTheLargestAtLeast(int fewest, int most, double first, double last) {
        double[] shares = shares(fewest, most, first, last);

        assertThat(shares[0]).isBetween(CoverageSummary.LEAST - ERROR, CoverageSummary.MOST + ERROR);
        assertThat(shares[1]).isGreaterThanOrEqualTo(shares[0]);
    }

    /** The corner: with 25 rows and a rate of 0.1 the errors are so large that bounds, where there are any, hold. */
    @Test
    void areTooWide_whenGroupsHaveTwoExpectedHits() {
        assertThat(shares(25, 25, 0.1, 0.1)[0]).isGreaterThan(CoverageSummary.MOST);
    }

    /**
     * Of the samples that have bounds: those in which all of them hold, and those in which that of the largest does.
     */
    private static double[] shares(int fewest, int most, double first, double last) {
        SplittableRandom random = new SplittableRandom(61L);
        double all = 0;
        double largest = 0;
        int defined = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            long[] rows = new long[8];
            double[] rates = new double[4];
            for (int group = 0; group < 4; group++) {
                rates[group] = first + (last - first) * group / 3;
                for (int row = 0; row < fewest + (most - fewest) * group / 3; row++) {
                    rows[2 * group + (random.nextDouble() < rates[group] ? 0 : 1)]++;
                }
            }
            BootstrapDraws draws =
                    CellBootstrap.of(rows, new Seed(sample)).withDraws(600).measure(4, RATES);
            Optional<SimultaneousBounds> bounds = SimultaneousBounds.of(draws, new int[] {0, 1, 2, 3}, 0.95);
            if (bounds.isPresent()) {
                defined++;
                all += holds(bounds.get(), rates) ? 1 : 0;
                largest += bounds.get()
                                .ofLargest()
                                .contains(Arrays.stream(rates).max().orElseThrow())
                        ? 1
                        : 0;
            }
        }
        return new double[] {all / defined, largest / defined};
    }

    private static boolean holds(SimultaneousBounds bounds, double[] rates) {
        for (int group = 0; group < rates.length; group++) {
            if (!bounds.intervals().get(group).contains(rates[group])) {
                return false;
            }
        }
        return true;
    }
}
