package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GeneralizedEntropyTest {
    private static final double[] BENEFITS = {0.5, 1, 1, 1.5, 2}; // mean 1.2
    private static final double[] ONE_EACH = {1, 1, 1, 1, 1};

    @Test
    void takesTheLimits_whenAlphaIsZeroOrOne() {
        assertThat(GeneralizedEntropy.of(BENEFITS, ONE_EACH, 0)).isCloseTo(0.10122853517232175, within(1e-15));
        assertThat(GeneralizedEntropy.of(BENEFITS, ONE_EACH, 1)).isCloseTo(0.09233151537307283, within(1e-15));
        assertThat(GeneralizedEntropy.of(BENEFITS, ONE_EACH, 2)).isCloseTo(0.09027777777777787, within(1e-15));
        assertThat(GeneralizedEntropy.of(BENEFITS, ONE_EACH, 1e-6)).isCloseTo(0.10122853, within(1e-6));
    }

    @Test
    void isZero_whenEverybodyHasTheSame() {
        for (double alpha : new double[] {-1, 0, 0.5, 1, 2, 3}) {
            assertThat(GeneralizedEntropy.of(new double[] {2, 2}, new double[] {1, 5}, alpha))
                    .isCloseTo(0, within(1e-15));
        }
    }

    @Test
    void isInfinite_whenABenefitIsZeroAndAlphaIsNotPositive() {
        GroupCounts withFalseNegative = GroupCounts.of("A", 3, 1, 4, 1);

        assertThat(GeneralizedEntropy.within(withFalseNegative, 0)).isInfinite();
        assertThat(GeneralizedEntropy.within(withFalseNegative, 0.5)).isFinite();
    }

    @Test
    void isHalfTheSquaredCoefficientOfVariation_whenAlphaIsTwo() {
        GroupCounts group = GroupCounts.of("A", 2, 3, 4, 1); // benefits: 6 of 1, 3 of 2, 1 of 0; mean 1.2
        double variance = (6 * 0.04 + 3 * 0.64 + 1.44) / 10;

        assertThat(GeneralizedEntropy.within(group, 2)).isCloseTo(variance / 1.44 / 2, within(1e-15));
    }

    @Test
    void isByHand_whenAtkinsonTakesRoots() {
        GroupCounts group = GroupCounts.of("A", 2, 3, 4, 1);
        double root = (6 + 3 * Math.sqrt(2)) / 10;

        assertThat(GeneralizedEntropy.atkinson(group)).isCloseTo(1 - root * root / 1.2, within(1e-15));
        assertThat(GeneralizedEntropy.atkinson(GroupCounts.of("A", 2, 0, 4, 0))).isCloseTo(0, within(1e-15));
    }

    @Test
    void isAtMostTheWhole_whenOnlyGroupsCount() {
        SplittableRandom random = new SplittableRandom(4L);
        for (int draw = 0; draw < 100; draw++) {
            List<GroupCounts> groups = List.of(group("A", random), group("B", random), group("C", random));
            GroupCounts all = GroupCounts.union("all", groups);

            for (double alpha : new double[] {0.5, 1, 2}) {
                assertThat(GeneralizedEntropy.between(groups, alpha))
                        .isLessThanOrEqualTo(GeneralizedEntropy.within(all, alpha) + 1e-12);
            }
        }
    }

    private static GroupCounts group(String name, SplittableRandom random) {
        return GroupCounts.of(name, 1 + random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9));
    }
}
