package dev.assize.statistics.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Interval;
import dev.assize.statistics.Intervals;
import dev.assize.statistics.Normal;
import dev.assize.statistics.auc.Auc;
import dev.assize.statistics.auc.AucDifference;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Coverage of the intervals of areas, for normal scores: 4,000 samples, so that the standard error of a coverage of 95
 * % is 0.35 %. Bounds are the band of 93 to 97.5 % widened by it; seeds are fixed.
 */
class AucCoverageTest {
    private static final int SAMPLES = 4_000;
    private static final double ERROR = 0.0035;

    /** Positives, negatives, distance of the means, standard deviation of positives; min(m, n)(1 - A) is above five. */
    @ParameterizedTest
    @CsvSource({
        "20, 20, 0, 1", "20, 20, 0.8, 1", "20, 100, 0, 1", "20, 100, 0.5, 1", "50, 50, 1, 1", "100, 20, 0.8, 1",
        "100, 300, 0, 2", "100, 300, 1.8, 1", "100, 300, 2.5, 2", "30, 300, 1, 2", "50, 50, 1, 0.5", "20, 1000, 0.5, 1"
    })
    void isInTheBand_withFiveRowsInTheWrongOrder(int m, int n, double distance, double spread) {
        assertThat(coverage(m, n, distance, spread, 1))
                .isBetween(CoverageSummary.LEAST - ERROR, CoverageSummary.MOST + ERROR);
    }

    /** Where DeLong's interval alone would hold the truth in 80 to 93 % of samples. */
    @ParameterizedTest
    @CsvSource({
        "20, 100, 1.8, 1", "20, 100, 2.5, 1", "30, 300, 3.3, 1", "20, 1000, 1.8, 1", "20, 1000, 3.3, 1",
        "50, 50, 2.5, 0.5", "100, 20, 1.8, 0.5", "100, 300, 3.3, 0.5", "30, 300, 3.3, 2", "10, 10, 2.5, 1"
    })
    void neverFallsBelowTheBand_whenHardlyAnyRowIsInTheWrongOrder(int m, int n, double distance, double spread) {
        assertThat(coverage(m, n, distance, spread, 2)).isGreaterThan(CoverageSummary.LEAST - ERROR);
    }

    @Test
    void wouldFallBelowTheBand_byDeLongAlone() {
        SplittableRandom random = new SplittableRandom(3L);
        double truth = Normal.cumulative(3.3 / Math.sqrt(2));
        int logit = 0;
        int plain = 0;
        for (int sample = 0; sample < 1_000; sample++) {
            Auc auc = draw(random, 20, 1000, 3.3, 1);
            logit += auc.logitInterval(0.95).orElseThrow().contains(truth) ? 1 : 0;
            plain += auc.plainInterval(0.95).orElseThrow().contains(truth) ? 1 : 0;
        }

        assertThat(logit / 1_000.0).isBetween(0.77, 0.85);
        assertThat(plain / 1_000.0).isBetween(0.68, 0.76);
    }

    /** What policies see: a normal interval with the longer arm on both sides. */
    @ParameterizedTest
    @CsvSource({"20, 20, 0.8, 1", "20, 100, 1.8, 1", "100, 300, 1, 1", "30, 300, 3.3, 1"})
    void isAtLeastInTheBand_asANormalEstimate(int m, int n, double distance, double spread) {
        SplittableRandom random = new SplittableRandom(4L);
        double truth = Normal.cumulative(distance / Math.hypot(1, spread));
        int held = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            var estimate = draw(random, m, n, distance, spread).estimate().orElseThrow();
            held += Intervals.of(estimate.uncertainty().orElseThrow(), 0.95).contains(truth) ? 1 : 0;
        }
        assertThat(held / (double) SAMPLES).isGreaterThan(CoverageSummary.LEAST - ERROR);
    }

    /** Two groups, each with positives and negatives of its own. */
    @ParameterizedTest
    @CsvSource({"20, 20, 0.8, 1.5", "50, 50, 1, 1", "30, 100, 1.8, 0.3", "100, 300, 1, 2"})
    void differencesAreInTheBand(int m, int n, double first, double second) {
        SplittableRandom random = new SplittableRandom(5L);
        double truth = Normal.cumulative(first / Math.sqrt(2)) - Normal.cumulative(second / Math.sqrt(2));
        int held = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Interval interval = new AucDifference(draw(random, m, n, first, 1), draw(random, m, n, second, 1))
                    .interval(0.95)
                    .orElseThrow();
            held += interval.contains(truth) ? 1 : 0;
        }
        assertThat(held / (double) SAMPLES).isBetween(CoverageSummary.LEAST - ERROR, CoverageSummary.MOST + ERROR);
    }

    /** Two equal areas are called different in about 5 % of samples. */
    @ParameterizedTest
    @CsvSource({"100, 300, 1, 0.05", "50, 50, 1, 0.05", "20, 20, 1, 0.05", "20, 100, 1.8, 0.05"})
    void rejectsSeldom_whenAreasAreEqual(int m, int n, double distance, double most) {
        SplittableRandom random = new SplittableRandom(6L);
        int rejected = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            AucDifference difference =
                    new AucDifference(draw(random, m, n, distance, 1), draw(random, m, n, distance, 1));
            rejected += difference.pValue().orElse(1) <= 0.05 ? 1 : 0;
        }
        assertThat(rejected / (double) SAMPLES).isLessThan(most + 3 * ERROR);
    }

    private static double coverage(int m, int n, double distance, double spread, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double truth = Normal.cumulative(distance / Math.hypot(1, spread));
        int held = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            Auc auc = draw(random, m, n, distance, spread);
            held += auc.interval(0.95).orElseThrow().contains(truth) ? 1 : 0;
        }
        return held / (double) SAMPLES;
    }

    private static Auc draw(SplittableRandom random, int m, int n, double distance, double spread) {
        double[] scores = new double[m + n];
        boolean[] truth = new boolean[m + n];
        for (int row = 0; row < m + n; row++) {
            truth[row] = row < m;
            double normal =
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
            scores[row] = truth[row] ? distance + spread * normal : normal;
        }
        return Auc.of(scores, truth).orElseThrow();
    }
}
