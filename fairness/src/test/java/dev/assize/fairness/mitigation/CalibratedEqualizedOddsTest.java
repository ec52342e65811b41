package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibratedEqualizedOddsTest {
    private static final Groups GROUPS = Groups.of(List.of("a", "a", "b", "b"));
    private static final int[] LABELS = {1, 0, 1, 0};

    @Test
    void mixesTheGroupThatCostsLess() {
        CalibratedEqualizedOdds rule = fit(new double[] {0.9, 0.1, 0.7, 0.3}, CalibratedEqualizedOdds.Cost.FNR);

        // by hand: costs 0.1 and 0.3, base rates 1/2, so a costs 1/2 when every score is its base rate: 0.2 / 0.4
        assertThat(rule.mixingRates()).containsExactly(new double[] {0.5, 0}, within(1e-12));
        assertThat(rule.baseRates()).containsExactly(0.5, 0.5);
        assertThat(rule.isClipped()).isFalse();
        assertThat(rule.favorableProbability(0, 0.9)).isCloseTo(0.5, within(1e-12));
        assertThat(rule.favorableProbability(1, 0.9)).isEqualTo(1);
    }

    @Test
    void usesTheScoresOfLabelZero_whenFalsePositivesCost() {
        CalibratedEqualizedOdds rule = fit(new double[] {0.9, 0.4, 0.9, 0.2}, CalibratedEqualizedOdds.Cost.FPR);

        // by hand: costs 0.4 and 0.2, base rate of b 0.5: 0.2 / 0.3
        assertThat(rule.mixingRates()).containsExactly(new double[] {0, 2.0 / 3}, within(1e-12));
    }

    @Test
    void addsBothCosts_whenTheyAreWeighted() {
        CalibratedEqualizedOdds rule = fit(new double[] {0.9, 0.1, 0.7, 0.3}, CalibratedEqualizedOdds.Cost.WEIGHTED);

        // by hand: (0.1 + 0.1) / 4 and (0.3 + 0.3) / 4, trivial (0.5 + 0.5) / 4: 0.1 / 0.2
        assertThat(rule.mixingRates()).containsExactly(new double[] {0.5, 0}, within(1e-12));
    }

    @Test
    void cutsTheRate_andSaysSo_whenTheBaseRateCostsTooLittle() {
        CalibratedEqualizedOdds rule = fit(new double[] {0.9, 0.1, 0.2, 0.8}, CalibratedEqualizedOdds.Cost.FNR);

        // by hand: a would have to go from 0.1 to 0.8, and its base rate costs 0.5: 0.7 / 0.4
        assertThat(rule.publishedRates()[0]).isCloseTo(1.75, within(1e-12));
        assertThat(rule.mixingRates()).containsExactly(new double[] {1, 0}, within(1e-12));
        assertThat(rule.isClipped()).isTrue();
        assertThat(rule.favorableProbability(0, 0.9)).isZero();
    }

    @Test
    void changesNothing_whenTheBaseRateCostsTheSame() {
        CalibratedEqualizedOdds rule = fit(new double[] {0.5, 0.5, 0.2, 0.8}, CalibratedEqualizedOdds.Cost.FNR);

        assertThat(rule.mixingRates()).containsExactly(0, 0);
    }

    @Test
    void bringsEveryGroupToTheLargestCost_whenThereAreThree() {
        Groups three = Groups.of(List.of("a", "a", "b", "b", "c", "c"));
        CalibratedEqualizedOdds rule = CalibratedEqualizedOdds.fit(
                ScoredRows.of(
                        LabelledRows.of(three, new int[] {1, 0, 1, 0, 1, 0}),
                        new double[] {0.9, 0.1, 0.8, 0.3, 0.7, 0.3}),
                CalibratedEqualizedOdds.Cost.FNR,
                0.5);

        assertThat(rule.mixingRates()).containsExactly(new double[] {0.5, 1.0 / 3, 0}, within(1e-12));
    }

    @Test
    void isRefused_whenTheThresholdIsNoScore() {
        assertThatThrownBy(() -> CalibratedEqualizedOdds.fit(
                        ScoredRows.of(LabelledRows.of(GROUPS, LABELS), new double[4]),
                        CalibratedEqualizedOdds.Cost.FNR,
                        1.5))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the threshold is 1.5\n  It must lie between 0.0 and 1.0.");
    }

    private static CalibratedEqualizedOdds fit(double[] scores, CalibratedEqualizedOdds.Cost cost) {
        return CalibratedEqualizedOdds.fit(ScoredRows.of(LabelledRows.of(GROUPS, LABELS), scores), cost, 0.5);
    }
}
