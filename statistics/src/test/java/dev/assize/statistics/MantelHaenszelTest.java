package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class MantelHaenszelTest {
    private static final MantelHaenszel.Stratum ONE =
            new MantelHaenszel.Stratum(new Counts("A", 30, 50), new Counts("B", 20, 100));

    @Test
    void isThePlainComparison_whenThereIsOneStratum() {
        MantelHaenszel one = MantelHaenszel.of(List.of(ONE));

        assertThat(one.riskDifference().orElseThrow().value()).isCloseTo(0.4, within(1e-15));
        assertThat(one.oddsRatio().orElseThrow().value()).isCloseTo(30.0 * 80 / (20 * 20), within(1e-12));
        assertThat(one.oddsRatio().orElseThrow().standardError()) // Woolf's, as it must be for one stratum
                .isCloseTo(Math.sqrt(1 / 30.0 + 1 / 20.0 + 1 / 20.0 + 1 / 80.0), within(1e-12));
        assertThat(one.test().orElseThrow().statistic()) // (30 - 50·50/150)² / (50·100·50·100/(150²·149))
                .isCloseTo(Math.pow(30 - 2500 / 150.0, 2) / (25e6 / (22500.0 * 149)), within(1e-10));
        assertThat(one.rows()).isEqualTo(150);
    }

    @Test
    void weightsStrata_byHand() {
        var two = MantelHaenszel.of(
                List.of(ONE, new MantelHaenszel.Stratum(new Counts("A", 5, 10), new Counts("B", 6, 10))));

        double first = 50.0 * 100 / 150;
        double expected = (first * 0.4 + 5 * -0.1) / (first + 5);
        assertThat(two.riskDifference().orElseThrow().value()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void turnsAround_whenTheGroupsSwap() {
        var forward = MantelHaenszel.of(List.of(ONE));
        var backward = MantelHaenszel.of(List.of(new MantelHaenszel.Stratum(ONE.second(), ONE.first())));

        assertThat(backward.riskDifference().orElseThrow().value())
                .isCloseTo(-forward.riskDifference().orElseThrow().value(), within(1e-15));
        assertThat(backward.riskDifference().orElseThrow().standardError())
                .isCloseTo(forward.riskDifference().orElseThrow().standardError(), within(1e-15));
        assertThat(backward.oddsRatio().orElseThrow().value())
                .isCloseTo(1 / forward.oddsRatio().orElseThrow().value(), within(1e-15));
        assertThat(backward.test().orElseThrow().statistic())
                .isCloseTo(forward.test().orElseThrow().statistic(), within(1e-12));
    }

    @Test
    void leavesOutStrata_whereAGroupHasNoRows() {
        var lonely = new MantelHaenszel.Stratum(new Counts("A", 5, 9), new Counts("B", 0, 0));

        assertThat(MantelHaenszel.of(List.of(lonely, ONE)).riskDifference())
                .isEqualTo(MantelHaenszel.of(List.of(ONE)).riskDifference());
        assertThat(MantelHaenszel.of(List.of(lonely)).strata()).isEmpty();
        assertThat(MantelHaenszel.of(List.of(lonely)).riskDifference()).isEmpty();
        assertThat(MantelHaenszel.of(List.of(lonely)).oddsRatio()).isEmpty();
        assertThat(MantelHaenszel.of(List.of(lonely)).test()).isEmpty();
    }

    @Test
    void hasNoOddsRatioAndNoTest_whenAllAreDecidedAlike() {
        var alike =
                MantelHaenszel.of(List.of(new MantelHaenszel.Stratum(new Counts("A", 9, 9), new Counts("B", 7, 7))));

        assertThat(alike.riskDifference().orElseThrow().value()).isZero();
        assertThat(alike.oddsRatio()).isEmpty();
        assertThat(alike.test()).isEmpty();
    }

    /** Bickel, Hammel and O'Connell, 1975; R prints 0.9046968 (0.7719074, 1.0603298), and 1.4269 after correction. */
    @Test
    void hasThePublishedOddsRatio_forAdmissionsToBerkeley() {
        MantelHaenszel berkeley = strata(
                512, 825, 89, 108, 353, 560, 17, 25, 120, 325, 202, 593, 138, 417, 131, 375, 53, 191, 94, 393, 22, 373,
                24, 341);

        assertOddsRatio(berkeley, 0.9046968, 0.7719074, 1.0603298, 5.1e-8);
        assertThat(berkeley.test().orElseThrow().statistic()).isCloseTo(1.52460666044, within(1e-10));
        assertThat(berkeley.test().orElseThrow().pValue()).isCloseTo(0.2169237, within(5.1e-8));
    }

    /** SAS/STAT 9.22 User's Guide, example 36.7: 3.3132 (1.4456, 7.5934), CMH 8.3052 with p = 0.0040. */
    @Test
    void hasThePublishedOddsRatio_forMigraine() {
        MantelHaenszel migraine = strata(16, 27, 5, 25, 12, 28, 7, 26);

        assertOddsRatio(migraine, 3.3132, 1.4456, 7.5934, 5.1e-5);
        assertThat(migraine.test().orElseThrow().statistic()).isCloseTo(8.3052, within(5.1e-5));
        assertThat(migraine.test().orElseThrow().pValue()).isCloseTo(0.0040, within(5.1e-5));
    }

    /** Agresti, Categorical Data Analysis, 1990, page 233; strata in which all or none were cured are among these. */
    @Test
    void hasThePublishedOddsRatio_forPenicillinAndRabbits() {
        MantelHaenszel rabbits = strata(0, 6, 0, 5, 3, 6, 0, 6, 6, 6, 2, 6, 5, 6, 6, 6, 2, 2, 5, 5);

        assertOddsRatio(rabbits, 7, 1.026713, 47.725133, 5.1e-7);
        assertThat(rabbits.test().orElseThrow().statistic()).isCloseTo(5.65714285714, within(1e-10));
    }

    /**
     * With w = nm/N the variance of w(a/n - c/m) is w²(p(1-p)/n + q(1-q)/m). Sato's terms have exactly this mean where
     * the true difference stands before P: summed over all outcomes of 3 and 5 rows.
     */
    @Test
    void hasSatosVarianceOnAverage_forEveryPairOfRates() {
        for (double[] rates : new double[][] {{0.2, 0.7}, {0.5, 0.5}, {0.9, 0.1}}) {
            double p = rates[0];
            double q = rates[1];
            var first = new BinomialDistribution(null, 3, p);
            var second = new BinomialDistribution(null, 5, q);
            double mean = 0;
            for (int a = 0; a <= 3; a++) {
                for (int c = 0; c <= 5; c++) {
                    mean += first.probability(a) * second.probability(c) * satoVariance(a, 3, c, 5, p - q);
                }
            }
            assertThat(mean).isCloseTo(Math.pow(15 / 8.0, 2) * (p * (1 - p) / 3 + q * (1 - q) / 5), within(1e-13));
        }
    }

    /** One stratum: the larger of the variance of Greenland and Robins and of Sato, both by hand. */
    @Test
    void takesTheLargerOfBothVariances_byHand() {
        var one = MantelHaenszel.of(List.of(ONE)).riskDifference().orElseThrow();
        double varying = 0.6 * 0.4 / 50 + 0.2 * 0.8 / 100;
        double sato = satoVariance(30, 50, 20, 100, 0.4) / Math.pow(5000 / 150.0, 2);

        assertThat(one.standardError()).isCloseTo(Math.sqrt(Math.max(varying, sato)), within(1e-15));
    }

    /** 3,000 draws; four standard errors of 0.95 are 0.016, so the lower bound has a false alarm rate below 1e-4. */
    @Test
    void coversACommonDifference_whenStrataAreManyAndSmall() {
        double[] first =
                IntStream.range(0, 100).mapToDouble(i -> 0.3 + 0.004 * i).toArray();
        assertThat(coverage(first, -0.1, 2, 3)).isBetween(0.934, 0.985);
    }

    /** As above, with a difference that varies from stratum to stratum. */
    @Test
    void coversTheWeightedDifference_whenItVaries() {
        assertThat(coverage(new double[] {0.9, 0.2, 0.5}, -0.15, 60, 40)).isBetween(0.934, 0.985);
        assertThat(varyingCoverage()).isBetween(0.934, 0.985);
    }

    /** 4,000 draws under equality: the test rejects in 5 % of them; four standard errors, false alarm rate 6e-5. */
    @Test
    void rejectsAsOftenAsPromised_whenGroupsAreEqual() {
        SplittableRandom random = new SplittableRandom(5L);
        int rejected = 0;
        for (int draw = 0; draw < 4_000; draw++) {
            List<MantelHaenszel.Stratum> strata = new ArrayList<>();
            for (double rate : new double[] {0.2, 0.5, 0.7}) {
                strata.add(new MantelHaenszel.Stratum(counts(random, 40, rate), counts(random, 60, rate)));
            }
            rejected += MantelHaenszel.of(strata).test().orElseThrow().pValue() <= 0.05 ? 1 : 0;
        }
        assertThat(rejected / 4_000.0).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / 4_000)));
    }

    private static double satoVariance(double a, double n, double c, double m, double difference) {
        double rows = n + m;
        double forDifference = (n * n * c - m * m * a + n * m * (m - n) / 2) / (rows * rows);
        return difference * forDifference + (a * (m - c) + c * (n - a)) / (2 * rows);
    }

    private static void assertOddsRatio(
            MantelHaenszel strata, double value, double lower, double upper, double tolerance) {
        var found = strata.oddsRatio().orElseThrow();
        double stretch = Math.exp(1.959963984540054 * found.standardError());
        assertThat(found.value()).isCloseTo(value, within(tolerance));
        assertThat(found.value() / stretch).isCloseTo(lower, within(tolerance));
        assertThat(found.value() * stretch).isCloseTo(upper, within(tolerance));
    }

    /** Hits and rows of the first and of the second group, stratum after stratum. */
    private static MantelHaenszel strata(long... counts) {
        List<MantelHaenszel.Stratum> strata = new ArrayList<>();
        for (int i = 0; i < counts.length; i += 4) {
            strata.add(new MantelHaenszel.Stratum(
                    new Counts("A", counts[i], counts[i + 1]), new Counts("B", counts[i + 2], counts[i + 3])));
        }
        return MantelHaenszel.of(strata);
    }

    private static double coverage(double[] rates, double difference, int n, int m) {
        SplittableRandom random = new SplittableRandom(17L);
        int covered = 0;
        for (int draw = 0; draw < 3_000; draw++) {
            List<MantelHaenszel.Stratum> strata = new ArrayList<>();
            for (double rate : rates) {
                strata.add(new MantelHaenszel.Stratum(counts(random, n, rate + difference), counts(random, m, rate)));
            }
            covered += holds(strata, difference) ? 1 : 0;
        }
        return covered / 3_000.0;
    }

    private static double varyingCoverage() {
        SplittableRandom random = new SplittableRandom(18L);
        int covered = 0;
        for (int draw = 0; draw < 3_000; draw++) {
            List<MantelHaenszel.Stratum> strata = List.of(
                    new MantelHaenszel.Stratum(counts(random, 80, 0.9), counts(random, 80, 0.5)),
                    new MantelHaenszel.Stratum(counts(random, 80, 0.2), counts(random, 80, 0.6)));
            covered += holds(strata, 0) ? 1 : 0;
        }
        return covered / 3_000.0;
    }

    private static boolean holds(List<MantelHaenszel.Stratum> strata, double truth) {
        var found = MantelHaenszel.of(strata).riskDifference().orElseThrow();
        return Math.abs(found.value() - truth) <= 1.959963984540054 * found.standardError();
    }

    private static Counts counts(SplittableRandom random, int rows, double rate) {
        return new Counts(
                "drawn",
                IntStream.range(0, rows).filter(i -> random.nextDouble() < rate).count(),
                rows);
    }
}
