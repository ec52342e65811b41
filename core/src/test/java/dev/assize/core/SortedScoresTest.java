package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SortedScoresTest {
    @Test
    void sortsScores_eachWithItsWeight() {
        SortedScores scores = SortedScores.of(new double[] {0.7, 0.2, 0.5}, new double[] {1, 2, 3});

        assertThat(List.of(scores.score(0), scores.score(1), scores.score(2))).containsExactly(0.2, 0.5, 0.7);
        assertThat(List.of(scores.weight(0), scores.weight(1), scores.weight(2)))
                .containsExactly(2.0, 3.0, 1.0);
    }

    @Test
    void doesNotDependOnTheOrderOfRows() {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        for (int draw = 0; draw < 200; draw++) {
            int rows = random.nextInt(40);
            double[] scores =
                    random.doubles(rows).map(x -> Math.rint(x * 8) / 8).toArray();
            double[] weights = random.doubles(rows).toArray();
            SortedScores sorted = SortedScores.of(scores, weights);
            SortedScores turned = SortedScores.of(reversed(scores), reversed(weights));
            for (int i = 0; i < rows; i++) {
                assertThat(turned.score(i)).isEqualTo(sorted.score(i));
                assertThat(turned.weight(i)).isEqualTo(sorted.weight(i));
                assertThat(i == 0 || sorted.score(i - 1) <= sorted.score(i)).isTrue();
            }
        }
    }

    private static double[] reversed(double[] numbers) {
        double[] turned = new double[numbers.length];
        Arrays.setAll(turned, i -> numbers[numbers.length - 1 - i]);
        return turned;
    }

    @Test
    void joinsParts_whoseWeightsAreOneWhereNotGiven() {
        SortedScores plain = SortedScores.of(new double[] {0.9, 0.1});
        SortedScores weighted = SortedScores.of(new double[] {0.5}, new double[] {4});

        SortedScores all = SortedScores.union(List.of(plain, SortedScores.NONE, weighted));

        assertThat(all.size()).isEqualTo(3);
        assertThat(all.score(1)).isEqualTo(0.5);
        assertThat(List.of(all.weight(0), all.weight(1), all.weight(2))).containsExactly(1.0, 4.0, 1.0);
        assertThat(SortedScores.union(List.of())).isSameAs(SortedScores.NONE);
    }

    @Test
    void keepsEntriesOfSeveralRows_alsoBesideSingleRows() {
        SortedScores entries = SortedScores.ofEntries(
                new double[] {0.2, 0.8}, new long[] {3, 5}, List.of(new WeightSum(4, 6), new WeightSum(5, 5)));

        SortedScores all = SortedScores.union(List.of(SortedScores.of(new double[] {0.5}), entries));

        assertThat(List.of(all.rows(), all.rows(0), all.rows(1), all.rows(2))).containsExactly(9L, 3L, 1L, 5L);
        assertThat(List.of(all.weight(0), all.weight(1), all.weight(2))).containsExactly(4.0, 1.0, 5.0);
        assertThat(List.of(all.squares(0), all.squares(1), all.squares(2))).containsExactly(6.0, 1.0, 5.0);
        assertThat(all.size()).isEqualTo(3);
        assertThat(SortedScores.of(new double[] {0.5}, new double[] {3}).squares(0))
                .isEqualTo(9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortedScores.ofEntries(new double[] {0.2}, new long[0], List.of()))
                .withMessage(
                        "entry 0 of 1 scores, 0 numbers of rows and 0 weights is below the one before, or one lacks");
    }

    @Test
    void refusesWhatIsNoNumber_andWeightsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortedScores.of(new double[] {Double.NaN}))
                .withMessage("a score or weight is NaN; remove such rows or say what they mean");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortedScores.of(new double[] {0.5}, new double[] {1, 2}))
                .withMessage("there are 1 scores and 2 weights; give one for each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightSum(-1, 0))
                .withMessage("weights sum to -1.0, their squares to 0.0; both must be finite and at least 0");
    }
}
