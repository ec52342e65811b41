package dev.assize.fairness.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final double LOG2_OF_3 = Math.log(3) / Math.log(2);

    /** Ranked: group 0, 0, 1, 1. */
    private static Ranking four() {
        return Ranking.of(new double[] {0.2, 0.9, 0.4, 0.7}, new int[] {1, 0, 1, 0}, 2);
    }

    @Test
    void discountsPrefixes_asByHand() {
        // prefix 1 and 2 hold group 0 alone: KL = ln 2 each; 3: 2/3 and 1/3; 4: parity
        double third = 2.0 / 3 * Math.log(4.0 / 3) + 1.0 / 3 * Math.log(2.0 / 3);
        double weights = 1 + 1 / LOG2_OF_3 + 0.5;
        double byHand = (Math.log(2) * (1 + 1 / LOG2_OF_3) + third / 2) / weights;

        assertThat(four().normalizedDiscountedDivergence(3)).isCloseTo(byHand, within(1e-12));
    }

    @Test
    void comparesShares_whenSkewIsAsked() {
        assertThat(four().skew(3, 0)).isCloseTo(Math.log(2.0 / 3 / 0.5), within(1e-12));
        assertThat(four().skew(2, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(four().count(3, 1)).isEqualTo(1);
        assertThat(four().shares()).containsExactly(0.5, 0.5);
        assertThat(four().size()).isEqualTo(4);
    }

    @Test
    void averagesDiscounts_whenExposureIsAsked() {
        assertThat(four().meanExposure(3, 0)).isCloseTo((1 + 1 / LOG2_OF_3) / 2, within(1e-12));
        assertThat(four().meanExposure(3, 1)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void countsShortfalls_whenAGroupComesTooLate() {
        double[] half = {0.5, 0.5};

        assertThat(four().infeasibleIndex(4, half)).isEqualTo(1); // nobody of group 1 among the first two
        assertThat(four().infeasiblePrefixes(4, half)).isEqualTo(1);
        assertThat(four().infeasibleIndex(4, new double[] {0, 1})).isEqualTo(4);
    }

    @Test
    void scalesScores_whenGainIsAsked() {
        double byHand = 1 + (0.7 - 0.4) / 0.5 / LOG2_OF_3;

        assertThat(four().discountedGain(3)).isCloseTo(byHand, within(1e-12));
    }

    @Test
    void keepsTheOrderOfRows_whenScoresAreEqual() {
        Ranking tied = Ranking.of(new double[] {1, 1, 1}, new int[] {2, 0, 1}, 3);

        assertThat(tied.count(1, 2)).isEqualTo(1);
        assertThat(tied.count(2, 0)).isEqualTo(1);
    }

    @Test
    void isSmall_whenOrderHasNothingToDoWithGroups() {
        SplittableRandom random = new SplittableRandom(3L);
        int[] groups = random.ints(5_000, 0, 2).toArray();
        Ranking ranking = Ranking.of(random.doubles(5_000).toArray(), groups, 2);

        assertThat(ranking.normalizedDiscountedDivergence(5_000)).isBetween(0.0, 0.02);
    }

    @Test
    void refuses_whatIsNoRanking() {
        assertThatThrownBy(() -> Ranking.of(new double[] {1}, new int[] {0, 1}, 2))
                .hasMessage("there are 1 scores and 2 groups; give one of each for every row, and at least one row");
        assertThatThrownBy(() -> Ranking.of(new double[] {Double.NaN}, new int[] {0}, 1))
                .hasMessage("a score is NaN; a ranking needs finite scores, remove such rows");
        assertThatThrownBy(() -> four().skew(5, 0))
                .hasMessage("the first 5 of 4 people were asked for; allowed are 1 to 4");
    }
}
