package dev.assize.fairness.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RejectOptionTest {
    private static final ScoredRows ROWS = ScoredRows.of(
            LabelledRows.of(
                    Groups.of(List.of("f", "f", "f", "f", "m", "m", "m", "m")), new int[] {1, 1, 0, 0, 1, 1, 0, 0}),
            new double[] {0.45, 0.42, 0.2, 0.1, 0.9, 0.8, 0.58, 0.3});

    @Test
    void decidesForTheOthersNearTheThreshold() {
        RejectOption rule = RejectOption.fit(
                ROWS,
                "m",
                new RejectOption.Options(
                        RejectOption.Gap.DEMOGRAPHIC_PARITY, -0.01, 0.01, new RejectOption.Grid(0.5, 0.5001, 2, 51)));

        // by hand: both women of label 1 need 0.42 > 0.5 - m, the man of label 0 falls at 0.58 <= 0.5 + m: m = 0.09
        assertThat(rule.threshold()).isEqualTo(0.5);
        assertThat(rule.margin()).isCloseTo(0.09, within(1e-12));
        assertThat(rule.favorableProbability(0, 0.42)).isEqualTo(1);
        assertThat(rule.favorableProbability(1, 0.58)).isZero();
        assertThat(rule.isWithinBounds()).isTrue();
        assertThat(rule.favored()).isEqualTo("m");
    }

    @Test
    void staysWithinTheBoundsOnTheRowsFittedOn() {
        SplittableRandom random = new SplittableRandom(3);
        for (int draw = 0; draw < 20; draw++) {
            ScoredRows rows = ThresholdOptimizerTest.random(random, 200, 2);
            for (RejectOption.Gap gap : RejectOption.Gap.values()) {
                RejectOption rule = RejectOption.fit(
                        rows,
                        "g1",
                        new RejectOption.Options(gap, -0.05, 0.05, new RejectOption.Grid(0.05, 0.95, 19, 11)));
                double[][] rates = ThresholdOptimizerTest.rates(rule, rows);
                double tpr = rates[0][1] - rates[1][1];
                double found = switch (gap) {
                    case DEMOGRAPHIC_PARITY -> rates[0][0] - rates[1][0];
                    case AVERAGE_ODDS -> (tpr + rates[0][2] - rates[1][2]) / 2;
                    case EQUAL_OPPORTUNITY -> tpr;
                };
                assertThat(!rule.isWithinBounds() || Math.abs(found) <= 0.05 + 1e-9)
                        .isTrue();
            }
        }
    }

    @Test
    void takesTheGapNearestToZero_whenNoneIsWithinTheBounds() {
        RejectOption rule = RejectOption.fit(
                ROWS,
                "m",
                new RejectOption.Options(
                        RejectOption.Gap.DEMOGRAPHIC_PARITY, 0.9, 1, new RejectOption.Grid(0.01, 0.02, 2, 11)));

        double[][] rates = ThresholdOptimizerTest.rates(rule, ROWS);
        assertThat(rule.isWithinBounds()).isFalse();
        assertThat(rates[0][0] - rates[1][0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void isRefused_whenTheFavoredGroupIsNotThere() {
        RejectOption.Options options =
                new RejectOption.Options(RejectOption.Gap.DEMOGRAPHIC_PARITY, -0.05, 0.05, RejectOption.Grid.usual());

        assertThatThrownBy(() -> RejectOption.fit(ROWS, "male", options))
                .isInstanceOf(MitigationException.class)
                .hasMessageStartingWith("mitigation: the favored group 'male' has no rows\n");
    }

    @Test
    void isRefused_whenGridOrBoundsAreOutOfOrder() {
        assertThatThrownBy(() -> new RejectOption.Grid(0.6, 0.4, 1, 50))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the most threshold is 0.4\n  It must lie between 0.6 and 1.0.\n"
                        + "mitigation: the number of thresholds is 1.0\n  It must lie between 2.0 and 10000.0.");
        assertThatThrownBy(() ->
                        new RejectOption.Options(RejectOption.Gap.AVERAGE_ODDS, 0.1, -0.1, RejectOption.Grid.usual()))
                .isInstanceOf(MitigationException.class)
                .hasMessage("mitigation: the upper bound of the gap is -0.1\n  It must lie between 0.1 and 1.0.");
    }
}
