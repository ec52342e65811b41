package dev.assize.training.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.training.fit.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FoldScoresTest {
    private static final List<Score> THREE = List.of(new Score(1, 5, 10), new Score(2, 10, 10), new Score(3, 0, 10));

    @Test
    void averagesFolds_withACorrectedStandardError() {
        assertThat(FoldScores.loss(THREE)).isCloseTo(2, within(1e-15));
        assertThat(FoldScores.accuracy(THREE)).isCloseTo(0.5, within(1e-15));
        // by hand: deviations -1, 0, 1 of losses, variance 2 / 2; times 1 / 3 + 1 / 2
        assertThat(FoldScores.lossError(THREE)).isCloseTo(Math.sqrt(5.0 / 6), within(1e-15));
        // by hand: deviations 0, 0.5, -0.5 of accuracies, variance 0.5 / 2
        assertThat(FoldScores.accuracyError(THREE)).isCloseTo(Math.sqrt(5.0 / 6 / 4), within(1e-15));
    }

    @Test
    void staysAboveTheErrorOfCountedRows_whenFoldsAgree() {
        List<Score> equal = List.of(new Score(1, 8, 10), new Score(1, 8, 10));

        assertThat(FoldScores.lossError(equal)).isZero();
        assertThat(FoldScores.accuracyError(equal)).isCloseTo(Math.sqrt(0.8 * 0.2 / 20), within(1e-15));
    }

    @Test
    void refusesOneFold() {
        assertThatThrownBy(() -> FoldScores.loss(THREE.subList(0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 1 fold scores; a cross-validation has at least 2");
    }

    @Test
    void coversTheTruth_whenFoldsAreIndependent() {
        SplittableRandom random = new SplittableRandom(5);
        int covered = 0;
        for (int run = 0; run < 500; run++) {
            List<Score> folds = new ArrayList<>();
            for (int fold = 0; fold < 5; fold++) {
                long correct = random.doubles(200).filter(draw -> draw < 0.7).count();
                folds.add(new Score(0, correct, 200));
            }
            double off = Math.abs(FoldScores.accuracy(folds) - 0.7);
            covered += off <= 1.96 * FoldScores.accuracyError(folds) ? 1 : 0;
        }
        // independent folds are the easy case: at least 95 % less 4 standard errors of 500 runs
        assertThat(covered).isGreaterThan(455);
    }
}
