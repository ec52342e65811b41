package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EqualizedOddsRuleTest {
    /** Group a: tpr 1, fpr 0. Group b: tpr 1/2, fpr 0. */
    private static final ScoredRows ROWS = ScoredRows.of(
            LabelledRows.of(
                    Groups.of(List.of("a", "a", "a", "a", "b", "b", "b", "b")), new int[] {1, 1, 0, 0, 1, 1, 0, 0}),
            new double[] {0.9, 0.8, 0.1, 0.2, 0.7, 0.3, 0.4, 0.2});

    @Test
    void takesDecisionsFromTheBetterGroup_whenThatIsTheOnlyWay() {
        EqualizedOddsRule rule = EqualizedOddsRule.fit(ROWS, 0.5);

        // by hand: b keeps its (0, 1/2), which a reaches by keeping half of its favorable decisions
        assertThat(rule.keepFavorable()).containsExactly(new double[] {0.5, 1}, within(1e-12));
        assertThat(rule.turnUnfavorable()).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThat(rule.favorableProbability(0, 0.9)).isCloseTo(0.5, within(1e-12));
        assertThat(rule.favorableProbability(1, 0.4)).isZero();
        assertThat(rule.threshold()).isEqualTo(0.5);
    }

    @Test
    void keepsEveryDecision_whenRatesAreEqualAlready() {
        ScoredRows same = ScoredRows.of(
                LabelledRows.of(Groups.of(List.of("a", "a", "b", "b")), new int[] {1, 0, 1, 0}),
                new double[] {0.9, 0.1, 0.8, 0.2});

        assertThat(EqualizedOddsRule.fit(same, 0.5).keepFavorable())
                .containsExactly(new double[] {1, 1}, within(1e-12));
    }

    @Test
    void makesBothRatesEqual_andIsNoWorseThanChance() {
        SplittableRandom random = new SplittableRandom(8);
        for (int draw = 0; draw < 50; draw++) {
            ScoredRows rows = ThresholdOptimizerTest.random(random, 60 + draw, 2 + draw % 3);
            double[][] rates = ThresholdOptimizerTest.rates(EqualizedOddsRule.fit(rows, 0.5), rows);
            for (double[] group : rates) {
                assertThat(group[1]).isCloseTo(rates[0][1], within(1e-9));
                assertThat(group[2]).isCloseTo(rates[0][2], within(1e-9));
            }
            assertThat(rates[0][1] - rates[0][2]).isGreaterThanOrEqualTo(-1e-9);
        }
    }

    /** The best point by trying all corners and a fine grid of mixtures of two groups. */
    @Test
    void isNoWorseThanAFineSearch() {
        SplittableRandom random = new SplittableRandom(9);
        ScoredRows rows = ThresholdOptimizerTest.random(random, 200, 2);
        double[][] now = ThresholdOptimizerTest.rates(fixed(rows), rows);
        double best = 0;
        for (int i = 0; i <= 100; i++) {
            for (int j = 0; j <= 100; j++) {
                double tpr = now[0][1] * i / 100 + (1 - now[0][1]) * j / 100;
                double fpr = now[0][2] * i / 100 + (1 - now[0][2]) * j / 100;
                best = Math.max(best, reaches(now[1], tpr, fpr) ? tpr - fpr : 0);
            }
        }

        double[] found = ThresholdOptimizerTest.rates(EqualizedOddsRule.fit(rows, 0.5), rows)[0];

        assertThat(found[1] - found[2]).isGreaterThanOrEqualTo(best - 1e-9);
    }

    private static boolean reaches(double[] group, double tpr, double fpr) {
        double determinant = group[1] - group[2];
        double keep = (tpr * (1 - group[2]) - fpr * (1 - group[1])) / determinant;
        double turn = (fpr * group[1] - tpr * group[2]) / determinant;
        return keep >= 0 && keep <= 1 && turn >= 0 && turn <= 1;
    }

    private static EqualizedOddsRule fixed(ScoredRows rows) {
        int groups = rows.labelled().groups().names().size();
        double[] ones = IntStream.range(0, groups).mapToDouble(i -> 1).toArray();
        return EqualizedOddsRule.of(rows.labelled().groups().names(), 0.5, ones, new double[groups]);
    }

    @Test
    void isRefused_whenTheThresholdIsNoScore() {
        assertThatThrownBy(() -> EqualizedOddsRule.fit(ROWS, Double.NaN))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the threshold is NaN\n  It must lie between 0.0 and 1.0.");
    }
}
