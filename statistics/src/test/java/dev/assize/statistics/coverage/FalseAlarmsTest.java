package dev.assize.statistics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Counts;
import dev.assize.statistics.NewcombeInterval;
import dev.assize.statistics.hypothesis.FisherExactTest;
import dev.assize.statistics.hypothesis.TestResult;
import dev.assize.statistics.hypothesis.TwoProportionTest;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often tests reject at 5 % when two groups are equal: enumerated, not simulated, at 199 rates. */
class FalseAlarmsTest {
    @ParameterizedTest
    @CsvSource({"5, 5", "10, 30", "20, 20", "40, 60", "100, 100"})
    void fisherNeverRejectsMoreOftenThanPromised(int n, int m) {
        double[][] rejections = rejections(n, m, FisherExactTest::of);

        for (int step = 1; step < 200; step++) {
            assertThat(alarms(rejections, step / 200.0)).isLessThanOrEqualTo(0.05);
        }
    }

    /** The worst rate with at least five expected hits and misses in each group. */
    @ParameterizedTest
    @CsvSource({"20, 20, 0.063", "40, 60, 0.055", "100, 100, 0.057", "50, 200, 0.056", "30, 300, 0.061"})
    void zTestRejectsALittleMoreOftenThanPromised_whenItDoesNotWarn(int n, int m, double most) {
        double[][] rejections = rejections(n, m, TwoProportionTest::of);
        double worst = 0;
        for (int step = 1; step < 200; step++) {
            double rate = step / 200.0;
            if (Math.min(n, m) * Math.min(rate, 1 - rate) >= 5) {
                worst = Math.max(worst, alarms(rejections, rate));
            }
        }
        assertThat(worst).isBetween(0.05, most);
    }

    @Test
    void newcombeExcludesZeroAsOftenAsTheZTestRejects() {
        double[][] rejections = rejections(
                100,
                100,
                (a, b) -> NewcombeInterval.of(a, b, 0.95).contains(0)
                        ? Optional.empty()
                        : TwoProportionTest.of(a, b)
                                .map(test -> new TestResult(test.statistic(), 0, "excluded", test.warnings())));

        assertThat(alarms(rejections, 0.3)).isBetween(0.04, 0.055);
        assertThat(alarms(rejections, 0.1)).isBetween(0.04, 0.055);
    }

    private static double[][] rejections(int n, int m, BiFunction<Counts, Counts, Optional<TestResult>> test) {
        double[][] rejections = new double[n + 1][m + 1];
        for (int a = 0; a <= n; a++) {
            for (int c = 0; c <= m; c++) {
                Optional<TestResult> result = test.apply(new Counts("A", a, n), new Counts("B", c, m));
                rejections[a][c] = result.map(TestResult::pValue).orElse(1.0) <= 0.05 ? 1 : 0;
            }
        }
        return rejections;
    }

    private static double alarms(double[][] rejections, double rate) {
        double[] first = BinomialWeights.of(rejections.length - 1, rate);
        double[] second = BinomialWeights.of(rejections[0].length - 1, rate);
        double alarms = 0;
        for (int a = 0; a < first.length; a++) {
            for (int c = 0; c < second.length; c++) {
                alarms += first[a] * second[c] * rejections[a][c];
            }
        }
        return alarms;
    }
}
