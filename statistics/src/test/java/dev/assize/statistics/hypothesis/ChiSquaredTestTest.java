package dev.assize.statistics.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published tables; the long digits are those of exact fractions. */
class ChiSquaredTestTest {
    @Test
    void hasThePublishedStatistic_forPartyByGender() {
        // Agresti, Introduction to Categorical Data Analysis, 2007, table 2.5: 30.1 with 2 degrees of freedom
        TestResult result = result(new long[][] {{762, 327, 468}, {484, 239, 477}});

        assertThat(result.statistic().orElseThrow()).isCloseTo(30.070149095754672, within(1e-11));
        assertThat(result.pValue() / 2.953589183211758e-7).isCloseTo(1, within(1e-11));
        assertThat(result.method()).isEqualTo("Pearson chi-squared test, 2 degrees of freedom");
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void hasThePublishedStatistic_forFourGroupsOfSmokers() {
        // Fleiss, Statistical Methods for Rates and Proportions, 1981, page 139: 12.6 with 3 degrees of freedom
        TestResult result = ChiSquaredTest.ofGroups(List.of(
                        new Counts("1", 83, 86),
                        new Counts("2", 90, 93),
                        new Counts("3", 129, 136),
                        new Counts("4", 70, 82)))
                .orElseThrow();

        assertThat(result.statistic().orElseThrow()).isCloseTo(12.600411297127633, within(1e-11));
        assertThat(result.pValue()).isCloseTo(0.0055854766616270413, within(1e-14));
        assertThat(result.warnings()).isEmpty(); // 82 · 25/397 = 5.2 is the smallest expected count
    }

    @Test
    void warns_whenExpectedCountsAreSmall() {
        assertThat(result(new long[][] {{1, 9}, {3, 7}}).warnings()) // expected by hand: 2 and 8 in each row
                .containsExactly(
                        "2 of 4 expected counts are below 5, the smallest is 2.00: the p-value is rough, prefer"
                                + " an exact test or merge groups");
    }

    @Test
    void hasThePublishedStatistic_forSmallTables() {
        assertThat(result(new long[][] {{502, 230}, {443, 139}}).pValue())
                .isCloseTo(0.002527051981844945, within(1e-14)); // Faraway, 2006, section 4.4: 9.121
        assertThat(result(new long[][] {{12, 17}, {4, 25}, {15, 4}}).statistic().orElseThrow())
                .isCloseTo(20.285109567457358, within(1e-11));
    }

    @Test
    void leavesOutEmptyRowsAndColumns() {
        TestResult plain = result(new long[][] {{12, 17}, {4, 25}});

        assertThat(result(new long[][] {{12, 0, 17}, {0, 0, 0}, {4, 0, 25}})).isEqualTo(plain);
        assertThat(plain.method()).isEqualTo("Pearson chi-squared test, 1 degree of freedom");
    }

    @Test
    void saysNothing_whenThereIsOneRowOrColumn() {
        assertThat(ChiSquaredTest.of(new long[0][])).isEmpty();
        assertThat(ChiSquaredTest.of(new long[][] {{3, 4}})).isEmpty();
        assertThat(ChiSquaredTest.of(new long[][] {{3, 0}, {4, 0}})).isEmpty();
        assertThat(ChiSquaredTest.ofGroups(List.of(new Counts("A", 0, 9), new Counts("B", 0, 4))))
                .isEmpty();
    }

    @Test
    void staysInRange_whenTheDifferenceIsHuge() {
        assertThat(result(new long[][] {{10_000_000, 0}, {0, 10_000_000}}).pValue())
                .isEqualTo(1e-300);
        assertThat(result(new long[][] {{10, 10}, {20, 20}}).pValue()).isEqualTo(1);
    }

    @Test
    void refusesTablesThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChiSquaredTest.of(new long[][] {{1, 2}, {3}}))
                .withMessage("row 1 of a table of counts is [3]; every row needs 2 counts of at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChiSquaredTest.of(new long[][] {{1, -2}}))
                .withMessage("row 0 of a table of counts is [1, -2]; every row needs 2 counts of at least 0");
    }

    private static TestResult result(long[][] table) {
        return ChiSquaredTest.of(table).orElseThrow();
    }
}
