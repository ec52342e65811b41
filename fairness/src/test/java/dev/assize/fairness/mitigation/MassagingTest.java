package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MassagingTest {
    private static final Groups GROUPS = Groups.of(List.of("a", "a", "a", "a", "b", "b", "b", "b"));
    private static final int[] LABELS = {1, 1, 1, 0, 1, 0, 0, 0};

    @Test
    void promotesTheHighestAndDemotesTheLowest() {
        double[] scores = {0.9, 0.4, 0.8, 0.1, 0.7, 0.2, 0.6, 0.3};

        int[] changed = Massaging.labels(LabelledRows.of(GROUPS, LABELS), scores);

        // by hand: (3/4 - 1/4) * 4 * 4 / 8 = 1 row of each group: row 1 of a has the lowest, row 6 of b the highest
        // score
        assertThat(changed).containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void takesRowsInTheirOrder_whenScoresAreEqual() {
        int[] changed = Massaging.labels(LabelledRows.of(GROUPS, LABELS), new double[8]);

        assertThat(changed).containsExactly(0, 1, 1, 0, 1, 1, 0, 0);
    }

    @Test
    void changesNothing_whenBaseRatesAreEqual() {
        int[] labels = {1, 0, 1, 0, 1, 0, 1, 0};

        assertThat(Massaging.labels(LabelledRows.of(GROUPS, labels), new double[8]))
                .isEqualTo(labels);
    }

    @Test
    void bringsBaseRatesWithinOneRowOfEachOther_whenThereAreThreeGroups() {
        SplittableRandom random = new SplittableRandom(7);
        for (int draw = 0; draw < 50; draw++) {
            int n = 60;
            Groups groups =
                    Groups.of(IntStream.range(0, n).mapToObj(i -> "g" + i % 3).toList());
            int[] labels = IntStream.range(0, n)
                    .map(i -> random.nextInt(4) <= i % 3 ? 1 : 0)
                    .toArray();

            int[] changed = Massaging.labels(
                    LabelledRows.of(groups, labels), random.doubles(n).toArray());

            double[][] totals = LabelledRows.of(groups, changed).totals();
            assertThat(Math.abs(totals[0][1] - totals[1][1])).isLessThanOrEqualTo(1);
            assertThat(Math.abs(totals[1][1] - totals[2][1])).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void isRefused_whenAScoreIsNoProbability() {
        double[] scores = {0.9, Double.NaN, 0.8, 1.5, 0, 0, 0, 0};

        assertThatThrownBy(() -> Massaging.labels(LabelledRows.of(GROUPS, LABELS), scores))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the score of row 1, 3 (counted from 0) is not a number between 0 and 1\n"
                        + "  Hand in the probability of the favorable class, or leave rows out.");
    }
}
