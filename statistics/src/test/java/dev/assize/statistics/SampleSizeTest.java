package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Interval;
import dev.assize.core.Uncertainty;
import dev.assize.statistics.auc.Auc;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSizeTest {
    private static final Uncertainty RATE = new Uncertainty.OfRate(new Counts("A", 15, 50));

    @Test
    void growsWithTheSquareOfTheStandardError_whenTheEstimateIsNormal() {
        var normal = new Uncertainty.OfStandardError(0.5, 0.1, -1, 1);

        var factor = SampleSize.factorToSettle(normal, 0.5, 0.45, 0.95);

        assertThat(factor.orElseThrow()).isCloseTo(Math.pow(1.959963984540054 * 0.1 / 0.05, 2), within(1e-9));
    }

    @Test
    void solvesTheScoreTest_whenTheLimitIsOfARate() {
        // (p - limit)² n = z² limit (1 - limit): n = 1.959964² · 0.25 · 0.75 / 0.05²
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.25, 0.95, 50)).hasValue(289);
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.35, 0.95, 50)).hasValue(350);
    }

    @Test
    void makesTheIntervalSettle_whenTheSampleGrowsThatMuch() {
        var small = new Uncertainty.OfSmallestRatio(List.of(new Counts("A", 20, 40), new Counts("B", 17, 40)));

        long people = SampleSize.toSettle(small, 0.85, 0.8, 0.95, 80).orElseThrow();
        long scale = people / 80;
        var before = new Uncertainty.OfSmallestRatio(
                List.of(new Counts("A", 20 * scale, 40 * scale), new Counts("B", 17 * scale, 40 * scale)));
        var after = new Uncertainty.OfSmallestRatio(List.of(
                new Counts("A", 20 * (scale + 1), 40 * (scale + 1)),
                new Counts("B", 17 * (scale + 1), 40 * (scale + 1))));

        assertThat(Intervals.of(before, 0.95).lower()).isLessThan(0.8);
        assertThat(Intervals.of(after, 0.95).lower()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void isTheSampleAtHand_whenItSettlesAlready() {
        assertThat(SampleSize.factorToSettle(RATE, 0.3, 0.9, 0.95)).hasValue(1);
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.9, 0.95, 50)).hasValue(50);
    }

    @Test
    void isEmpty_whenTheValueIsTheLimit() {
        assertThat(SampleSize.factorToSettle(RATE, 0.3, 0.3, 0.95)).isEmpty();
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.3, 0.95, 50)).isEmpty();
    }

    @Test
    void isEmpty_whenNoSampleIsLargeEnough() {
        assertThat(SampleSize.toSettle(RATE, 0.3, 0.3 + 1e-9, 0.95, 50)).isEmpty();
    }

    @Test
    void addsTheQuantileOfThePower_whenTheEstimateIsNormal() {
        var normal = new Uncertainty.OfStandardError(0.8, 0.04, 0, 1);

        var factor = SampleSize.factorToSettle(normal, 0.8, 0.75, 0.95, 0.8);

        assertThat(factor.orElseThrow())
                .isCloseTo(Math.pow((1.959963984540054 + 0.8416212335729143) * 0.04 / 0.05, 2), within(1e-8));
    }

    /** Fleiss, 1981: n = (z + z_power)² (p(1-p) + q(1-q)) / (p - q)² = 90.3 of each group for 0.5 against 0.3. */
    @Test
    void isAboutThePublishedSize_forADifferenceOfTwoRates() {
        var difference = new Uncertainty.OfDifference(new Counts("A", 20, 40), new Counts("B", 12, 40));

        double factor = SampleSize.factorToSettle(difference, 0.2, 0, 0.95, 0.8).orElseThrow();

        assertThat(40 * factor).isBetween(88.0, 95.0);
        assertThat(SampleSize.rowsByGroup(difference, factor))
                .containsOnlyKeys("A", "B")
                .containsEntry("A", (long) Math.ceil(40 * factor));
    }

    /** All outcomes of the planned sample, weighed with the rates that were taken for the truth. */
    @ParameterizedTest
    @CsvSource({"12, 40, 0.2", "12, 40, 0.5", "30, 60, 0.45", "3, 60, 0.1", "54, 60, 0.8"})
    void decidesWithThatChance_forARate(long hits, long rows, double limit) {
        double rate = (double) hits / rows;
        var uncertainty = new Uncertainty.OfRate(new Counts("A", hits, rows));
        double factor =
                SampleSize.factorToSettle(uncertainty, rate, limit, 0.95, 0.8).orElseThrow();
        int planned = (int) Math.ceil(rows * Math.max(1, factor));
        var outcomes = new BinomialDistribution(null, planned, rate);
        double chance = 0;
        for (int x = 0; x <= planned; x++) {
            Interval interval = WilsonInterval.of(new Counts("A", x, planned), 0.95);
            boolean settled = rate > limit ? interval.lower() >= limit : interval.upper() < limit;
            chance += settled ? outcomes.probability(x) : 0;
        }
        assertThat(chance).isBetween(0.75, 0.85);
    }

    @ParameterizedTest
    @CsvSource({"20, 40, 12, 40, 0", "30, 100, 27, 90, 0.1", "36, 40, 60, 90, 0.1"})
    void decidesWithThatChance_forADifference(long a, long n, long b, long m, double limit) {
        double p = (double) a / n;
        double q = (double) b / m;
        var uncertainty = new Uncertainty.OfDifference(new Counts("A", a, n), new Counts("B", b, m));
        double factor =
                SampleSize.factorToSettle(uncertainty, p - q, limit, 0.95, 0.8).orElseThrow();
        var first = new BinomialDistribution(null, (int) Math.ceil(n * factor), p);
        var second = new BinomialDistribution(null, (int) Math.ceil(m * factor), q);
        double chance = 0;
        for (int x = 0; x <= first.getNumberOfTrials(); x++) {
            for (int y = 0; y <= second.getNumberOfTrials(); y++) {
                Interval interval = NewcombeInterval.of(
                        new Counts("A", x, first.getNumberOfTrials()),
                        new Counts("B", y, second.getNumberOfTrials()),
                        0.95);
                boolean settled = p - q > limit ? interval.lower() >= limit : interval.upper() < limit;
                chance += settled ? first.probability(x) * second.probability(y) : 0;
            }
        }
        assertThat(chance).isBetween(0.75, 0.85);
    }

    /** 1,000 audits of the planned size; four standard errors of 0.8 are 0.05. */
    @Test
    void decidesWithThatChance_forAnAreaAgainstALimit() {
        SplittableRandom random = new SplittableRandom(21L);
        Auc now = draw(random, 40, 80);
        double truth = Normal.cumulative(1 / Math.sqrt(2));
        var error = new Uncertainty.OfStandardError(truth, now.standardError().orElseThrow(), 0, 1);
        double factor = SampleSize.factorToSettle(error, truth, 0.7, 0.95, 0.8).orElseThrow();
        int settled = 0;
        for (int audit = 0; audit < 1_000; audit++) {
            Auc next = draw(random, (int) Math.ceil(40 * factor), (int) Math.ceil(80 * factor));
            settled += next.interval(0.95).orElseThrow().lower() >= 0.7 ? 1 : 0;
        }
        assertThat(settled / 1_000.0).isCloseTo(0.8, within(0.07));
    }

    @Test
    void namesTheRowsOfEachGroup_byTheFactor() {
        Counts a = new Counts("a", 10, 20);
        Counts b = new Counts("b", 30, 50);
        Counts same = new Counts("a", 1, 30);
        var mean = new Uncertainty.OfMean(List.of(
                new Uncertainty.OfWidestGap(List.of(a, b)), new Uncertainty.OfRatio(same, new Counts("", 1, 9))));

        assertThat(SampleSize.rowsByGroup(mean, 2.5)).hasToString("{a=75, b=125}");
        assertThat(SampleSize.rowsByGroup(new Uncertainty.OfSmallest(List.of(new Uncertainty.OfRate(a))), 1))
                .hasToString("{a=20}");
        assertThat(SampleSize.rowsByGroup(new Uncertainty.OfSmallestRatio(List.of(a, b)), 1.001))
                .hasToString("{a=21, b=51}");
        assertThat(SampleSize.rowsByGroup(new Uncertainty.OfStandardError(0.5, 0.1, 0, 1), 3))
                .isEmpty();
    }

    @Test
    void refusesAPowerThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.factorToSettle(RATE, 0.3, 0.2, 0.95, 0.4))
                .withMessage("the power is 0.4; it must be at least 0.5, which is no margin at all, and below 1");
    }

    private static Auc draw(SplittableRandom random, int m, int n) {
        double[] scores = new double[m + n];
        boolean[] truth = new boolean[m + n];
        for (int row = 0; row < m + n; row++) {
            truth[row] = row < m;
            double normal =
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
            scores[row] = normal + (truth[row] ? 1 : 0);
        }
        return Auc.of(scores, truth).orElseThrow();
    }

    @Test
    void refusesAConfidenceOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.factorToSettle(RATE, 0.3, 0.2, 1))
                .withMessage("confidence is 1.0, it must lie between 0 and 1");
    }
}
