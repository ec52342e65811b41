package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.Seed;
import dev.assize.core.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationErrorIntervalTest {
    private static final int DRAWS = 100;

    /** Rows decided for class 1 with confidence 0.55 to 1, right with the confidence minus {@code tooSure}. */
    private static Confidences confidences(int rows, double tooSure, SplittableRandom random) {
        double[][] probabilities = new double[rows][];
        int[] truth = new int[rows];
        for (int row = 0; row < rows; row++) {
            double p = 0.55 + 0.45 * random.nextDouble();
            probabilities[row] = new double[] {1 - p, p};
            truth[row] = random.nextDouble() < p - tooSure ? 1 : 0;
        }
        return Confidences.ofDecisions(Tensor.ofRows(probabilities), truth);
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "1000, 0", "300, 0.05", "1000, 0.05", "300, 0.15"})
    void coversTheTrueError_inAboutNineteenOfTwentyTables(int rows, double tooSure) {
        SplittableRandom random = new SplittableRandom(99L);
        int covered = 0;
        for (int table = 0; table < 200; table++) {
            Estimate error = CalibrationErrorInterval.of(
                    confidences(rows, tooSure, random), Reliability.BINS, DRAWS, new Seed(table));
            covered += error.interval().orElseThrow().contains(tooSure) ? 1 : 0;
        }
        // at least 92 % were seen in the long simulation; standard error 1.9 points, three of them below
        assertThat(covered / 200.0).isGreaterThan(0.86);
    }

    @Test
    void valueIsThePlugInError_insideItsInterval() {
        SplittableRandom random = new SplittableRandom(5L);
        for (int table = 0; table < 50; table++) {
            Confidences confidences = confidences(100, 0.1 * (table % 3), random);
            Estimate error = CalibrationErrorInterval.of(confidences, 15, DRAWS, new Seed(table));

            assertThat(error.value())
                    .isEqualTo(Reliability.equalWidth(confidences, 15).expectedError());
            assertThat(error.interval().orElseThrow().contains(error.value())).isTrue();
        }
    }

    @Test
    void intervalShrinksWithRows_andDependsOnTheSeedAlone() {
        SplittableRandom random = new SplittableRandom(6L);
        Confidences few = confidences(200, 0.2, random);
        Confidences many = confidences(5000, 0.2, random);
        Estimate first = CalibrationErrorInterval.of(few, 15, DRAWS, new Seed(1));

        assertThat(width(CalibrationErrorInterval.of(many, 15, DRAWS, new Seed(1))))
                .isLessThan(width(first) / 3);
        assertThat(CalibrationErrorInterval.of(few, 15, DRAWS, new Seed(1))).isEqualTo(first);
        assertThat(CalibrationErrorInterval.of(few, 15, DRAWS, new Seed(2))).isNotEqualTo(first);
    }

    @Test
    void isCertainlyZero_whenEveryRowIsCertainAndRight() {
        Confidences perfect = Confidences.ofDecisions(Tensor.ofRows(new double[][] {{0, 1}, {1, 0}}), new int[] {1, 0});
        Estimate error = CalibrationErrorInterval.of(perfect, 15, DRAWS, new Seed(1));

        assertThat(error.value()).isZero();
        assertThat(error.interval().orElseThrow().upper()).isCloseTo(0, within(1e-15));
    }

    private static double width(Estimate estimate) {
        return estimate.interval().orElseThrow().upper()
                - estimate.interval().orElseThrow().lower();
    }
}
