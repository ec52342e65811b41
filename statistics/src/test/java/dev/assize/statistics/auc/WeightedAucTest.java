package dev.assize.statistics.auc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightedAucTest {
    private static final double[] SCORES = {0.9, 0.5, 0.5, 0.1};
    private static final boolean[] TRUTH = {true, true, false, false};

    @Test
    void weighsPairs_byHand() {
        // positives 2 at 0.9 and 1 at 0.5, negatives 3 at 0.5 and 4 at 0.1: (2·7 + 1·(3/2 + 4)) / (3·7)
        assertThat(WeightedAuc.of(SCORES, TRUTH, new double[] {2, 1, 3, 4}).orElseThrow())
                .isCloseTo(19.5 / 21, within(1e-15));
        assertThat(WeightedAuc.ofSteps(new double[] {0, 1, 2}, new double[] {4, 3, 0})
                        .orElseThrow())
                .isCloseTo(19.5 / 21, within(1e-15));
    }

    @Test
    void isThatOfRepeatedRows_whenWeightsAreWholeNumbers() {
        SplittableRandom random = new SplittableRandom(3L);
        for (int draw = 0; draw < 50; draw++) {
            int rows = random.nextInt(4, 30);
            double[] scores = random.ints(rows, 0, 9).asDoubleStream().toArray();
            double[] weights = random.ints(rows, 1, 4).asDoubleStream().toArray();
            boolean[] truth = new boolean[rows];
            truth[0] = true;
            truth[1] = true;
            long[] positives = new long[9];
            long[] negatives = new long[9];
            for (int row = 0; row < rows; row++) {
                (truth[row] ? positives : negatives)[(int) scores[row]] += (long) weights[row];
            }

            assertThat(WeightedAuc.of(scores, truth, weights).orElseThrow())
                    .isCloseTo(Auc.ofSteps(positives, negatives).orElseThrow().value(), within(1e-14));
        }
    }

    @Test
    void doesNotDependOnTheUnitOfWeights() {
        double[] weights = {2, 1, 3, 4};
        double[] scaled = Arrays.stream(weights).map(w -> w * 1e-9).toArray();

        assertThat(WeightedAuc.of(SCORES, TRUTH, scaled).orElseThrow())
                .isCloseTo(WeightedAuc.of(SCORES, TRUTH, weights).orElseThrow(), within(1e-14));
    }

    @Test
    void takesBothZerosAsOneScore() {
        double[] zeros = {0.0, -0.0};

        assertThat(WeightedAuc.of(zeros, new boolean[] {true, false}, new double[] {1, 1}))
                .hasValue(0.5);
    }

    @Test
    void isUndefined_whenAClassHasNoWeight() {
        assertThat(WeightedAuc.of(SCORES, TRUTH, new double[] {0, 0, 3, 4})).isEmpty();
        assertThat(WeightedAuc.ofSteps(new double[] {1}, new double[] {0})).isEmpty();
    }

    @Test
    void refusesNegativeWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedAuc.of(SCORES, TRUTH, new double[] {1, 1, -1, 1}))
                .withMessage("number 2 of the weights is -1.0; weights are finite and at least 0");
    }
}
