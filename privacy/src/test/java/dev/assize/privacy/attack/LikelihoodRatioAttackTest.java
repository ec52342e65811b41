package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LikelihoodRatioAttackTest {
    /**
     * One example: scores 1 and 3 by models trained on it (mean 2, spread 1), -2 and 2 by others (mean 0, spread 2).
     */
    private static final ShadowScores ONE =
            ShadowScores.of(new double[][] {{1}, {-2}, {3}, {2}}, new boolean[][] {{true}, {false}, {true}, {false}});

    @Test
    void comparesGaussians_byHand() {
        // at 2: ln N(2; 2, 1) - ln N(2; 0, 2) = 1/2 + ln 2
        assertThat(LikelihoodRatioAttack.ONLINE.scores(ONE, new double[] {2})[0])
                .isCloseTo(0.5 + Math.log(2), within(1e-12));
        assertThat(LikelihoodRatioAttack.OFFLINE.scores(ONE, new double[] {2})[0])
                .isCloseTo(0.8413447460685429, within(1e-12)); // Phi(1)
        assertThat(LikelihoodRatioAttack.OFFLINE_TWO_SIDED.scores(ONE, new double[] {2})[0])
                .isCloseTo(0.5 + Math.log(2) + Math.log(2 * Math.PI) / 2, within(1e-12));
    }

    @Test
    void evensTheLists_forTheMedianVariantsOnly() {
        double[][] scores = {{1, 1}, {2, 2}, {0, 0}, {1, 1}, {9, 9}};
        boolean[][] members = {{true, true}, {true, true}, {false, false}, {false, false}, {true, false}};
        ShadowScores uneven = ShadowScores.of(scores, members);

        double[] even = LikelihoodRatioAttack.ONLINE_MEDIAN.scores(uneven, new double[] {1, 1});
        double[] plain = LikelihoodRatioAttack.ONLINE.scores(uneven, new double[] {1, 1});

        assertThat(even[0]).isCloseTo(even[1], within(1e-12)); // the third score of each list is not looked at
        assertThat(plain[0]).isNotCloseTo(plain[1], within(0.1));
    }

    @ParameterizedTest
    @EnumSource(LikelihoodRatioAttack.class)
    void tellsMembers_whenTrainingMovesScores(LikelihoodRatioAttack attack) {
        Random random = new Random(3L);
        int models = 33;
        double[][] scores = new double[models][300];
        boolean[][] members = new boolean[models][300];
        double[] center = random.doubles(300, -5, 5).toArray();
        for (int model = 0; model < models; model++) {
            for (int e = 0; e < 300; e++) {
                members[model][e] = random.nextBoolean();
                scores[model][e] = center[e] + random.nextGaussian() + (members[model][e] ? 2 : 0);
            }
        }
        ShadowScores shadows = ShadowScores.of(Arrays.copyOf(scores, models - 1), Arrays.copyOf(members, models - 1));
        double[] target = scores[models - 1];

        double plain = AuditFile.byMembership(target, members[models - 1]).area();
        double attacked = AuditFile.byMembership(attack.scores(shadows, target), members[models - 1])
                .area();

        assertThat(attacked).isGreaterThan(0.75).isGreaterThan(plain + 0.05);
    }

    @ParameterizedTest
    @EnumSource(LikelihoodRatioAttack.class)
    void staysFinite_whenAllShadowModelsAgree(LikelihoodRatioAttack attack) {
        ShadowScores same = ShadowScores.of(new double[4][1], new boolean[][] {{true}, {false}, {true}, {false}});

        assertThat(attack.scores(same, new double[] {1})[0]).isFinite();
        assertThat(attack.scores(same, new double[] {0})[0]).isFinite();
    }

    @Test
    void refusesTooFewShadowModels_andScoresThatAreNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowScores.of(new double[3][1], new boolean[][] {{true}, {true}, {false}}))
                .withMessage(
                        "example 0 was out of the data of 1 shadow models; a spread needs at least 2 of each kind");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowScores.of(new double[][] {{Double.NaN}}, new boolean[][] {{true}}))
                .withMessage("shadow model 0 gave example 0 the score NaN; scores are finite, so bound losses and "
                        + "likelihoods first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowScores.of(new double[2][1], new boolean[1][1]))
                .withMessage("there are scores of 2 shadow models and memberships of 1; give one row of each for every "
                        + "model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowScores.of(new double[][] {{1}, {1, 2}}, new boolean[2][1]))
                .withMessage(
                        "shadow model 1 has 2 scores and 1 memberships for 1 examples; give one of each for every example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikelihoodRatioAttack.ONLINE.scores(ONE, new double[2]))
                .withMessage("the target model gave 2 scores for 1 examples; give one finite score for each");
    }
}
