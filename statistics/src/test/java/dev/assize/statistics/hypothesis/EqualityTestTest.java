package dev.assize.statistics.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.statistics.Estimates;
import dev.assize.statistics.Normal;
import dev.assize.statistics.SampleMean;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.TTest;
import org.junit.jupiter.api.Test;

class EqualityTestTest {
    @Test
    void isFishers_whenTwoRatesAreCompared() {
        TestResult result =
                EqualityTest.of(List.of(rate("A", 3, 4), rate("B", 1, 4))).orElseThrow();

        assertThat(result.pValue()).isCloseTo(17.0 / 35, within(1e-14));
        assertThat(result.method()).isEqualTo("Fisher's exact test");
    }

    @Test
    void isPearsons_whenExpectedCountsAreLarge() {
        TestResult result = EqualityTest.of(
                        List.of(rate("A", 83, 86), rate("B", 90, 93), rate("C", 129, 136), rate("D", 70, 82)))
                .orElseThrow();

        assertThat(result.pValue()).isCloseTo(0.0055854766616270413, within(1e-14));
        assertThat(result.method()).isEqualTo("Pearson chi-squared test, 3 degrees of freedom");
    }

    /** By hand: of 12 rows 4 are hits; all 4 of A's rows are, with chance 1/C(12, 4) = 1/495, times three groups. */
    @Test
    void isTheSmallestOfFishers_whenExpectedCountsAreSmall() {
        TestResult result = EqualityTest.of(List.of(rate("A", 4, 4), rate("B", 0, 4), rate("C", 0, 4)))
                .orElseThrow();

        assertThat(result.pValue()).isCloseTo(3.0 / 495, within(1e-14));
        assertThat(result.method())
                .isEqualTo("Fisher's exact tests of each group against the others, Bonferroni over 3");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void isTheZTest_whenTwoEstimatesAreNormal() {
        TestResult result =
                EqualityTest.of(List.of(normal(0.9, 0.03), normal(0.8, 0.04))).orElseThrow();

        assertThat(result.statistic().orElseThrow()).isCloseTo(4, within(1e-12)); // z = 0.1 / 0.05
        assertThat(result.pValue()).isCloseTo(Normal.twoSidedTail(2), within(1e-12));
        assertThat(result.method()).isEqualTo("z test");
    }

    @Test
    void weighsSquares_whenSeveralEstimatesAreNormal() {
        TestResult result = EqualityTest.of(List.of(normal(0, 1), normal(3, 1), normal(4.5, 0.5)))
                .orElseThrow();

        // mean (0 + 3 + 4 · 4.5) / 6 = 3.5, Q = 3.5² + 0.5² + 1²/0.25; tail of two degrees is exp(-Q/2)
        assertThat(result.statistic().orElseThrow()).isCloseTo(16.5, within(1e-12));
        assertThat(result.pValue()).isCloseTo(Math.exp(-8.25), within(1e-14));
        assertThat(result.method()).isEqualTo("chi-squared test of normal estimates");
    }

    @Test
    void saysNothing_whenThereIsNothingToTest() {
        assertThat(EqualityTest.of(List.of(rate("A", 3, 4)))).isEmpty();
        assertThat(EqualityTest.of(List.of(rate("A", 0, 4), rate("B", 0, 9)))).isEmpty();
        assertThat(EqualityTest.of(List.of(rate("A", 0, 4), rate("B", 0, 9), rate("C", 0, 3))))
                .isEmpty();
        assertThat(EqualityTest.of(List.of(normal(1, 0), normal(2, 1)))).isEmpty();
        assertThat(EqualityTest.of(List.of(rate("A", 3, 4), normal(2, 1)))).isEmpty();
        assertThat(EqualityTest.of(List.of(Estimate.certain(1), Estimate.certain(2))))
                .isEmpty();
    }

    /** 2,000 draws each of five equal groups; four standard errors of 5 % are 2 %: false alarm rate 3e-5. */
    @Test
    void rejectsAtMostAsOftenAsPromised_whenGroupsAreEqual() {
        SplittableRandom random = new SplittableRandom(31L);
        for (int rows : new int[] {8, 20, 100}) {
            int rejected = 0;
            for (int draw = 0; draw < 2_000; draw++) {
                List<Estimate> groups = IntStream.range(0, 5)
                        .mapToObj(group -> rate("g" + group, hits(random, rows), rows))
                        .toList();
                rejected += EqualityTest.of(groups).map(TestResult::pValue).orElse(1.0) <= 0.05 ? 1 : 0;
            }
            assertThat(rejected / 2_000.0).isLessThan(0.07);
        }
    }

    private static long hits(SplittableRandom random, int rows) {
        return IntStream.range(0, rows).filter(row -> random.nextDouble() < 0.3).count();
    }

    private static Estimate rate(String name, long hits, long rows) {
        return Estimates.rate(new Counts(name, hits, rows)).orElseThrow();
    }

    private static Estimate normal(double value, double error) {
        return Estimates.normal(value, error, -10, 10);
    }

    @Test
    void isWelchsTest_whenErrorsComeFromFewRows() {
        double[] one = {1.0, 2.5, 3.1, 4.4, 2.2};
        double[] other = {4.0, 6.5, 5.1, 7.4, 9.2, 3.9};

        TestResult result = EqualityTest.of(List.of(mean(one), mean(other))).orElseThrow();

        assertThat(result.pValue()).isCloseTo(new TTest().tTest(one, other), within(1e-9));
        assertThat(result.method()).isEqualTo("Welch's t test");
        TestResult three =
                EqualityTest.of(List.of(mean(one), mean(other), mean(one))).orElseThrow();
        assertThat(three.pValue()).isCloseTo(Math.min(1, 3 * new TTest().tTest(one, other)), within(1e-9));
    }

    private static Estimate mean(double[] numbers) {
        SampleMean mean = SampleMean.of(numbers);
        return SampleMean.estimate(mean.value(), mean.standardError(), mean.degrees(), -100, 100)
                .orElseThrow();
    }
}
