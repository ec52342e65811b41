package dev.assize.policies;

import static dev.assize.policies.Samples.RATIO;
import static dev.assize.policies.Samples.number;
import static dev.assize.policies.Samples.only;
import static dev.assize.policies.Samples.ratio;
import static dev.assize.policies.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Counts;
import dev.assize.core.Estimate;
import dev.assize.statistics.Estimates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsToSettleTest {
    private static final Limit FOUR_FIFTHS = new Limit(Optional.of(new BigDecimal("0.80")), Optional.empty());

    @Test
    void namesTheRowsOfEachGroup() {
        var value = ratio("female", new Counts("female", 60, 200), new Counts("male", 120, 300));

        RowsToSettle rows = RowsToSettle.of(value, FOUR_FIFTHS, 0.95).orElseThrow();

        assertThat(rows.rows()).isEqualTo(7_686);
        assertThat(rows.byGroup()).hasToString("{female=3075, male=4612}");
        assertThat(rows.likely() / 7_686.0).isBetween(1.9, 2.1); // (1.960 + 0.842)² / 1.960² = 2.04 for normal ones
        assertThat(rows.sentence())
                .isEqualTo("About 7,686 rows would settle it if the value stays (female 3,075, male 4,612), "
                        + String.format(Locale.ROOT, "%,d", rows.likely()) + " with a chance of 80 %.");
    }

    @Test
    void takesTheMostRows_whenTheLimitHasTwoEnds() {
        Estimate rate = Estimates.rate(new Counts("all", 52, 100)).orElseThrow();
        Limit both = new Limit(Optional.of(new BigDecimal("0.5")), Optional.of(new BigDecimal("0.55")));
        Limit least = new Limit(Optional.of(new BigDecimal("0.5")), Optional.empty());

        RowsToSettle of =
                RowsToSettle.of(number("a.rate", rate, 100), both, 0.95).orElseThrow();

        assertThat(of.rows())
                .isEqualTo(RowsToSettle.of(number("a.rate", rate, 100), least, 0.95)
                        .orElseThrow()
                        .rows());
    }

    @Test
    void leavesOutNames_whenGroupsAreManyOrOne() {
        List<Counts> groups = new ArrayList<>();
        for (int group = 0; group < 7; group++) {
            groups.add(new Counts("g" + group, 40 + group, 100));
        }
        Estimate gap = Estimates.smallestRatio(groups).orElseThrow();
        Estimate rate = Estimates.rate(new Counts("all", 75, 100)).orElseThrow();

        assertThat(RowsToSettle.of(number(RATIO, gap, 700), FOUR_FIFTHS, 0.95)
                        .orElseThrow()
                        .sentence())
                .doesNotContain("(g0");
        assertThat(RowsToSettle.of(number("a.rate", rate, 100), FOUR_FIFTHS, 0.95)
                        .orElseThrow()
                        .sentence())
                .doesNotContain("(all");
    }

    @Test
    void isUnknown_whenTheValueIsTheLimitOrHasNoUncertainty() {
        Estimate atLimit = Estimates.rate(new Counts("all", 80, 100)).orElseThrow();

        assertThat(RowsToSettle.of(number("a.rate", atLimit, 100), FOUR_FIFTHS, 0.95))
                .isEmpty();
        assertThat(RowsToSettle.of(number("a.rate", Estimate.certain(0.7), 100), FOUR_FIFTHS, 0.95))
                .isEmpty();
        assertThat(RowsToSettle.of(number("a.rate", atLimit, 0), FOUR_FIFTHS, 0.95))
                .isEmpty();
    }

    @Test
    void standsInTheReasonOfAnUndecidedRule() {
        Verdict verdict = only(
                rule("metric: fairness.impact_ratio, require: {atLeast: 0.80}"),
                ratio("female", new Counts("female", 60, 200), new Counts("male", 120, 300)));

        assertThat(verdict.reason())
                .contains("About 7,686 rows would settle it if the value stays (female 3,075, male 4,612), ");
        assertThat(verdict.sampleSizeNeeded()).contains(7_686L);
    }
}
