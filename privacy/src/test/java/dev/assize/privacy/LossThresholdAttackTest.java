package dev.assize.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossThresholdAttackTest {
    @Test
    void countsPairsAndHalvesTies_byHand() {
        // pairs member < non-member: 1<2, 1<3, 2<3 are 3; ties 2=2 is 1; 4 beats none: (3 + 1/2) / 6
        var attack = attack(new double[] {1, 2, 4}, new double[] {2, 3});

        assertThat(attack.area().value()).isCloseTo(3.5 / 6, within(1e-15));
    }

    @Test
    void agreesWithCountingEveryPair_alsoWithManyTies() {
        SplittableRandom random = new SplittableRandom(4L);
        for (int draw = 0; draw < 50; draw++) {
            double[] members =
                    random.ints(2 + random.nextInt(40), 0, 12).asDoubleStream().toArray();
            double[] others =
                    random.ints(2 + random.nextInt(40), 2, 14).asDoubleStream().toArray();

            assertThat(attack(members, others).area().value()).isCloseTo(byPairs(members, others), within(1e-12));
        }
    }

    @Test
    void mirrors_whenMembersAndNonMembersSwap() {
        double[] a = {0.1, 0.4, 0.4, 0.9, 1.2};
        double[] b = {0.4, 0.5, 1.0, 1.3};

        assertThat(attack(a, b).area().value())
                .isCloseTo(1 - attack(b, a).area().value(), within(1e-15));
        assertThat(attack(a, b).area().standardError())
                .isCloseTo(attack(b, a).area().standardError(), within(1e-15));
    }

    @Test
    void isUncertain_evenWhenTheSidesSeparateCompletely() {
        var apart = attack(
                new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, new double[] {11, 12, 13, 14, 15, 16, 17, 18, 19, 20});
        var same = attack(new double[20], new double[20]);

        assertThat(apart.area().value()).isEqualTo(1);
        assertThat(apart.area().standardError()).isBetween(0.02, 0.1);
        assertThat(same.area().value()).isEqualTo(0.5);
        assertThat(same.area().standardError()).isBetween(0.05, 0.2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.1, 0.5, 0.99})
    void neverExceedsTheFalsePositiveRate_andMissesNoBetterThreshold(double limit) {
        SplittableRandom random = new SplittableRandom(8L);
        for (int draw = 0; draw < 50; draw++) {
            double[] members = random.ints(80, 0, 60).asDoubleStream().toArray();
            double[] others = random.ints(120, 5, 70).asDoubleStream().toArray();

            Counts caught = attack(members, others).membersCaughtAt(limit);

            assertThat(caught.hits()).isEqualTo(byThresholds(members, others, limit));
            assertThat(caught.rows()).isEqualTo(80);
        }
    }

    @Test
    void catchesEverybody_whenEveryFalsePositiveIsAllowed() {
        assertThat(attack(new double[] {5, 6}, new double[] {1, 2})
                        .membersCaughtAt(1)
                        .hits())
                .isEqualTo(2);
    }

    @Test
    void catchesByTheMeanLoss_byHand() {
        var attack = attack(new double[] {1, 2, 6}, new double[] {2, 3, 4, 9}); // mean member loss 3

        assertThat(attack.membersCaughtByMeanLoss()).isEqualTo(new Counts("members", 2, 3));
        assertThat(attack.nonMembersCaughtByMeanLoss()).isEqualTo(new Counts("non-members", 2, 4));
    }

    /** 2,000 draws with a true area of 0.5: four standard errors of 0.95 are 0.0195, false alarm rate 6e-5. */
    @Test
    void coversOneHalf_whenNothingLeaks() {
        SplittableRandom random = new SplittableRandom(12L);
        int covered = 0;
        for (int draw = 0; draw < 2_000; draw++) {
            var area = attack(random.doubles(40).toArray(), random.doubles(60).toArray())
                    .area();
            covered += Math.abs(area.value() - 0.5) <= 1.959963984540054 * area.standardError() ? 1 : 0;
        }
        assertThat(covered / 2_000.0).isCloseTo(0.95, within(0.0195));
    }

    /** As above for normal losses one standard deviation apart, whose true area is Phi(1/sqrt 2). */
    @Test
    void coversTheTrueArea_whenLossesDiffer() {
        Random random = new Random(13L);
        int covered = 0;
        for (int draw = 0; draw < 2_000; draw++) {
            double[] members =
                    random.doubles(60).map(u -> random.nextGaussian()).toArray();
            double[] others =
                    random.doubles(60).map(u -> random.nextGaussian() + 1).toArray();
            var area = attack(members, others).area();
            covered += Math.abs(area.value() - 0.7602499389065233) <= 1.959963984540054 * area.standardError() ? 1 : 0;
        }
        assertThat(covered / 2_000.0).isCloseTo(0.945, within(0.0205));
    }

    @Test
    void isFast_forAMillionRows() {
        SplittableRandom random = new SplittableRandom(14L);
        var attack = attack(
                random.doubles(500_000).toArray(), random.doubles(500_000).toArray());

        assertThat(attack.area().value()).isCloseTo(0.5, within(0.003)); // five standard errors of 0.00058
        assertThat(attack.membersCaughtAt(0.01).hits()).isBetween(4_500L, 5_500L);
    }

    @Test
    void refusesTooFewRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attack(new double[1], new double[5]))
                .withMessage("the attack got 1 members and 5 non-members; it needs at least 2 of each");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesALossThatIsNotFinite(double loss) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MembershipLosses.of(new double[] {1, loss}, new double[] {1}))
                .withMessage("the loss of member 1 is " + loss
                        + "; losses are finite, so clip probabilities away from 0 first");
    }

    private static LossThresholdAttack attack(double[] members, double[] nonMembers) {
        return LossThresholdAttack.on(MembershipLosses.of(members, nonMembers));
    }

    private static double byPairs(double[] members, double[] others) {
        double sum = 0;
        for (double member : members) {
            for (double other : others) {
                sum += member < other ? 1 : member == other ? 0.5 : 0;
            }
        }
        return sum / (members.length * (double) others.length);
    }

    private static long byThresholds(double[] members, double[] others, double limit) {
        long best = 0;
        for (double threshold = -1; threshold < 80; threshold++) {
            double t = threshold;
            long falsePositives =
                    java.util.Arrays.stream(others).filter(loss -> loss <= t).count();
            if (falsePositives <= limit * others.length) {
                best = Math.max(
                        best,
                        java.util.Arrays.stream(members)
                                .filter(loss -> loss <= t)
                                .count());
            }
        }
        return best;
    }
}
