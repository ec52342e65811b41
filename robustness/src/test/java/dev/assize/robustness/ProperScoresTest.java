package dev.assize.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Estimate;
import dev.assize.core.Tensor;
import org.junit.jupiter.api.Test;

class ProperScoresTest {
    private static final Tensor PROBABILITIES = Tensor.ofRows(new double[][] {{0.5, 0.3, 0.2}, {0.1, 0.8, 0.1}});
    private static final int[] TRUTH = {0, 2};

    @Test
    void negativeLogLikelihoodIsTheMeanLoss() {
        Estimate loss = ProperScores.negativeLogLikelihood(PROBABILITIES, TRUTH);

        assertThat(loss.value()).isCloseTo((Math.log(2) + Math.log(10)) / 2, within(1e-15));
        // two losses a and b have the standard error |a - b| / 2
        double spread = 1.959963984540054 * Math.log(5) / 2;
        assertThat(loss.interval().orElseThrow().upper()).isCloseTo(loss.value() + spread, within(1e-12));
    }

    @Test
    void brierSumsOverClasses() {
        assertThat(ProperScores.brier(PROBABILITIES, TRUTH).value())
                .isCloseTo((0.25 + 0.09 + 0.04 + 0.01 + 0.64 + 0.81) / 2, within(1e-15));
    }

    @Test
    void bestAndWorstAreTheEndsOfTheRange() {
        Tensor certain = Tensor.ofRows(new double[][] {{1, 0}, {0, 1}});

        assertThat(ProperScores.brier(certain, new int[] {0, 1}).value()).isZero();
        assertThat(ProperScores.negativeLogLikelihood(certain, new int[] {0, 1}).value())
                .isZero();
        assertThat(ProperScores.brier(certain, new int[] {1, 0}).value()).isEqualTo(2);
        assertThat(ProperScores.negativeLogLikelihood(certain, new int[] {1, 0}).value())
                .isCloseTo(36.04365338911715, within(1e-12));
    }

    @Test
    void intervalIsWide_forASingleRow() {
        Estimate one = ProperScores.brier(PROBABILITIES.slice(0, 1), new int[] {0});

        assertThat(one.interval().orElseThrow().lower()).isZero();
        assertThat(one.interval().orElseThrow().upper()).isEqualTo(2);
    }
}
