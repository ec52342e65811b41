package dev.assize.statistics.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoProportionTestTest {
    @Test
    void hasThePublishedStatistic_forAspirinAndHeartAttacks() {
        // Agresti, Categorical Data Analysis, 1990, section 2.2: 189 of 11,034 and 104 of 11,037, X² = 25.01
        TestResult result = TwoProportionTest.of(new Counts("placebo", 189, 11_034), new Counts("aspirin", 104, 11_037))
                .orElseThrow();

        assertThat(result.statistic().orElseThrow()).isCloseTo(Math.sqrt(25.013883967194141), within(1e-12));
        assertThat(result.pValue() / 5.6918969737408561e-7).isCloseTo(1, within(1e-11));
        assertThat(result.warnings()).isEmpty();
        assertThat(result.method()).isEqualTo("two-proportion z test, pooled");
    }

    @Test
    void isTheChiSquaredTestOfTwoRows() {
        SplittableRandom random = new SplittableRandom(12L);
        for (int draw = 0; draw < 200; draw++) {
            Counts first = counts(random);
            Counts second = counts(random);
            TestResult z = TwoProportionTest.of(first, second).orElseThrow();
            TestResult chi = ChiSquaredTest.ofGroups(List.of(first, second)).orElseThrow();

            assertThat(Math.pow(z.statistic().orElseThrow(), 2))
                    .isCloseTo(chi.statistic().orElseThrow(), within(1e-9));
            assertThat(z.pValue()).isCloseTo(chi.pValue(), within(1e-12));
            assertThat(z.warnings().isEmpty()).isEqualTo(chi.warnings().isEmpty());
        }
    }

    @Test
    void warns_whenFewHitsAreExpected() {
        assertThat(TwoProportionTest.of(new Counts("A", 1, 20), new Counts("B", 5, 60))
                        .orElseThrow()
                        .warnings())
                .containsExactly(
                        "1 of 4 expected counts are below 5, the smallest is 1.50: the p-value is rough, prefer"
                                + " an exact test or merge groups");
    }

    @Test
    void changesSign_whenTheGroupsSwap() {
        Counts a = new Counts("A", 40, 90);
        Counts b = new Counts("B", 70, 120);
        TestResult forth = TwoProportionTest.of(a, b).orElseThrow();
        TestResult back = TwoProportionTest.of(b, a).orElseThrow();

        assertThat(forth.statistic().orElseThrow()).isNegative();
        assertThat(back.statistic().orElseThrow()).isCloseTo(-forth.statistic().orElseThrow(), within(1e-15));
        assertThat(back.pValue()).isCloseTo(forth.pValue(), within(1e-15));
    }

    @Test
    void saysNothing_whenAllAreAlikeOrASideIsEmpty() {
        assertThat(TwoProportionTest.of(new Counts("A", 0, 9), new Counts("B", 0, 5)))
                .isEmpty();
        assertThat(TwoProportionTest.of(new Counts("A", 9, 9), new Counts("B", 5, 5)))
                .isEmpty();
        assertThat(TwoProportionTest.of(new Counts("A", 0, 0), new Counts("B", 2, 5)))
                .isEmpty();
    }

    private static Counts counts(SplittableRandom random) {
        long rows = random.nextLong(3, 300);
        return new Counts("drawn", random.nextLong(1, rows), rows);
    }
}
