package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wilson and Clopper-Pearson against the worked examples of Newcombe, Statistics in Medicine 17, 1998, 857-872. */
class RateIntervalTest {
    private static final double PRINTED = 5.1e-5;

    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonHasThePublishedEnds(long hits, long rows, double lower, double upper) {
        Interval interval = WilsonInterval.of(new Counts("published", hits, rows), 0.95);

        assertThat(interval.lower()).isCloseTo(lower, within(PRINTED));
        assertThat(interval.upper()).isCloseTo(upper, within(PRINTED));
        assertThat(interval.method()).isEqualTo("Wilson score");
    }

    @ParameterizedTest
    @CsvSource({"81, 263, 0.2527, 0.3676", "15, 148, 0.0578, 0.1617", "0, 20, 0, 0.1684", "1, 29, 0.0009, 0.1776"})
    void clopperPearsonHasThePublishedEnds(long hits, long rows, double lower, double upper) {
        Interval interval = ClopperPearsonInterval.of(new Counts("published", hits, rows), 0.95);

        assertThat(interval.lower()).isCloseTo(lower, within(PRINTED));
        assertThat(interval.upper()).isCloseTo(upper, within(PRINTED));
        assertThat(interval.method()).isEqualTo("Clopper-Pearson");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "0, 7", "7, 7", "3, 10", "40, 41", "1, 1000000"})
    void wilsonEndsAreTheRootsOfTheScoreTest(long hits, long rows) {
        Counts counts = new Counts("drawn", hits, rows);
        double rate = (double) hits / rows;
        for (double confidence : new double[] {0.5, 0.95, 0.999999}) {
            Interval interval = WilsonInterval.of(counts, confidence);
            double z = Normal.twoSidedQuantile(confidence);
            for (double end : new double[] {interval.lower(), interval.upper()}) {
                double squared = (rate - end) * (rate - end) * rows;
                assertThat(squared).isCloseTo(z * z * end * (1 - end), within(1e-9 * rows * end + 1e-15));
            }
        }
    }

    @Test
    void isMirrored_whenHitsAndMissesSwap() {
        Interval hits = WilsonInterval.of(new Counts("A", 3, 40), 0.9);
        Interval misses = WilsonInterval.of(new Counts("A", 37, 40), 0.9);

        assertThat(hits.lower()).isCloseTo(1 - misses.upper(), within(1e-15));
        assertThat(hits.upper()).isCloseTo(1 - misses.lower(), within(1e-15));
    }

    @Test
    void knowsNothing_whenThereAreNoRows() {
        Counts none = new Counts("nobody", 0, 0);

        assertThat(WilsonInterval.of(none, 0.95)).isEqualTo(new Interval(0, 1, 0.95, "Wilson score"));
        assertThat(ClopperPearsonInterval.of(none, 0.95)).isEqualTo(new Interval(0, 1, 0.95, "Clopper-Pearson"));
    }

    @Test
    void clopperPearsonIsExact_whenAllOrNothingWasSeen() {
        assertThat(ClopperPearsonInterval.of(new Counts("none", 0, 50), 0.95).upper())
                .isCloseTo(1 - Math.pow(0.025, 1.0 / 50), within(1e-14));
        assertThat(ClopperPearsonInterval.of(new Counts("all", 50, 50), 0.95).lower())
                .isCloseTo(Math.pow(0.025, 1.0 / 50), within(1e-14));
    }

    /** Exact enumeration, no sampling: Clopper-Pearson never covers less than promised, Wilson does so on average. */
    @Test
    void coversAsPromised_forEveryRate() {
        int rows = 40;
        double sum = 0;
        double least = 1;
        for (int step = 1; step < 100; step++) {
            double rate = step / 100.0;
            assertThat(coverage(rows, rate, true)).isGreaterThanOrEqualTo(0.95);
            double wilson = coverage(rows, rate, false);
            sum += wilson / 99;
            least = Math.min(least, wilson);
        }
        assertThat(sum).isBetween(0.945, 0.96);
        assertThat(least).isGreaterThan(0.83);
    }

    @Test
    void refusesAConfidenceOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClopperPearsonInterval.of(new Counts("A", 1, 2), 1.5))
                .withMessage("confidence is 1.5, it must lie between 0 and 1");
    }

    private static double coverage(int rows, double rate, boolean exact) {
        var binomial = new BinomialDistribution(null, rows, rate);
        double covered = 0;
        for (int hits = 0; hits <= rows; hits++) {
            Counts counts = new Counts("drawn", hits, rows);
            Interval interval = exact ? ClopperPearsonInterval.of(counts, 0.95) : WilsonInterval.of(counts, 0.95);
            covered += interval.contains(rate) ? binomial.probability(hits) : 0;
        }
        return covered;
    }
}
