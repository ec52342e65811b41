package dev.assize.statistics.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PermutationTestTest {
    private static final Seed SEED = new Seed(8L);
    private static final int[] LABELS = {0, 0, 0, 1, 1, 1};
    private static final double[] VALUES = {1, 2, 3, 4, 5, 6};

    /** Of the 20 ways to choose three of six, two are as far apart; 9,999 shuffles, five standard errors: 6e-7. */
    @Test
    void isAboutTheShareOfAllOrders_whenTheyCanBeCounted() {
        TestResult result = PermutationTest.of(LABELS, SEED).measure(difference(VALUES));

        assertThat(result.statistic()).hasValue(-3);
        assertThat(result.pValue()).isCloseTo(0.1, within(5 * Math.sqrt(0.09 / 9_999)));
        assertThat(result.method()).isEqualTo("permutation test, 9999 shuffles");
    }

    @Test
    void isNeverZero() {
        double[] apart = new double[60];
        int[] labels = new int[60];
        for (int row = 0; row < 60; row++) {
            labels[row] = row % 2;
            apart[row] = row % 2 == 0 ? 0 : 100;
        }

        TestResult result = PermutationTest.of(labels, SEED).withShuffles(99).measure(difference(apart));

        assertThat(result.pValue()).isEqualTo(0.01);
    }

    @Test
    void isOne_whenEveryOrderIsAlike() {
        assertThat(PermutationTest.of(LABELS, SEED)
                        .withShuffles(50)
                        .measure(difference(new double[6]))
                        .pValue())
                .isEqualTo(1);
    }

    @Test
    void dependsOnTheSeedAlone() {
        double[] values = {3, 1, 4, 1, 5, 9};
        PermutationTest test = PermutationTest.of(LABELS, SEED).withShuffles(200);
        TestResult once = test.measure(difference(values));

        assertThat(test.measure(difference(values))).isEqualTo(once);
        assertThat(PermutationTest.of(LABELS, new Seed(9L))
                        .withShuffles(200)
                        .measure(difference(values))
                        .pValue())
                .isNotEqualTo(once.pValue());
    }

    /** Within strata labels can only change places between 1 and 2, and between 11 and 12: 4 orders, 2 as extreme. */
    @Test
    void shufflesWithinStrataOnly() {
        double[] values = {1, 2, 11, 12};
        int[] labels = {0, 1, 0, 1};

        TestResult within =
                PermutationTest.within(labels, new int[] {7, 7, 2, 2}, SEED).measure(difference(values));

        assertThat(within.pValue()).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / 9_999)));
        assertThat(within.method()).isEqualTo("permutation test within 2 strata, 9999 shuffles");
    }

    /** 1,000 tests under equality; p of at most 5 % comes in 5 % of them, four standard errors: false alarm 6e-5. */
    @Test
    void rejectsAsOftenAsPromised_whenGroupsAreEqual() {
        SplittableRandom random = new SplittableRandom(13L);
        int[] labels = new int[24];
        Arrays.fill(labels, 0, 10, 1);
        int rejected = 0;
        for (int draw = 0; draw < 1_000; draw++) {
            double[] values = random.doubles(24).map(x -> -Math.log(x)).toArray();
            TestResult result = PermutationTest.of(labels, SEED.child(draw))
                    .withShuffles(199)
                    .measure(difference(values));
            rejected += result.pValue() <= 0.05 ? 1 : 0;
        }
        assertThat(rejected / 1_000.0).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / 1_000)));
    }

    @Test
    void leavesTheLabelsAlone() {
        int[] labels = LABELS.clone();

        TestResult result = PermutationTest.of(labels, SEED).withShuffles(9).measure(difference(VALUES));

        assertThat(labels).isEqualTo(LABELS);
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeTested() {
        PermutationTest test = PermutationTest.of(LABELS, SEED);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.withShuffles(0))
                .withMessage("a permutation test of 0 shuffles says nothing; at least 1 is needed, 9999 are usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationTest.within(LABELS, new int[2], SEED))
                .withMessage("6 rows have 2 strata; give one stratum for each row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> test.measure(labels -> Double.NaN))
                .withMessage("the statistic of a permutation test is NaN; it must be finite for every order of the"
                        + " labels");
    }

    /** Mean of label 0 minus mean of label 1. */
    private static ToDoubleFunction<int[]> difference(double[] values) {
        return labels -> {
            double[] sums = new double[2];
            double[] rows = new double[2];
            for (int row = 0; row < labels.length; row++) {
                sums[labels[row]] += values[row];
                rows[labels[row]]++;
            }
            return sums[0] / rows[0] - sums[1] / rows[1];
        };
    }
}
