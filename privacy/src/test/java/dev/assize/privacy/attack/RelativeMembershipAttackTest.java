package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RelativeMembershipAttackTest {
    /** Models 0 and 1 are the target and its pair, 2 and 3 the references; the record was in the data of 2. */
    private static final boolean[][] MEMBERS = {{true, false, true, false}};

    @Test
    void countsThePopulationThatIsLessSurprising_byHand() {
        double[][] record = {{0.8, 0.1, 0.9, 0.4}}; // ratio at a = 1: 0.8 / 0.4 = 2; the 0.9 of model 2 is not "out"
        double[][] population = {{0.5, 1, 0.5, 0.2}, {0.9, 1, 0.1, 0.3}, {0.2, 1, 0.8, 0.8}, {0.6, 1, 0.3, 0.2}};
        var attack = RelativeMembershipAttack.of(record, MEMBERS, population);

        // ratios of the population 0.5 / 0.5 = 1, 0.9 / 0.3 = 3, 0.2 / 0.8 = 0.25, 0.6 / 0.3 = 2, which is not below 2
        assertThat(attack.scores(0, 1, 1)).containsExactly(0.5);
    }

    @Test
    void takesThePlainProbability_whenReferencesTellNothing() {
        double[][] record = {{0.6, 0.1, 0.9, 0.01}};
        double[][] population = {{0.5, 1, 1, 1}, {0.7, 1, 1, 1}};

        // a = 0: p(x) = (0.01 + 1) / 2 = 0.505, p(z) = 1; 0.6 / 0.505 = 1.19 is above 0.5 and 0.7
        assertThat(RelativeMembershipAttack.of(record, MEMBERS, population).scores(0, 1, 0))
                .containsExactly(1);
    }

    @Test
    void isNeverAboveAnything_whenAllAreEqual() {
        double[][] equal = {{0.5, 0.5, 0.5, 0.5}};

        assertThat(RelativeMembershipAttack.of(equal, MEMBERS, equal).scores(0, 1, 0.5))
                .containsExactly(0);
    }

    @Test
    void refusesWhatCannotBeAttacked() {
        double[][] half = {{0.5, 0.5, 0.5, 0.5}};
        var attack = RelativeMembershipAttack.of(half, MEMBERS, half);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> attack.scores(0, 2, 0.5))
                .withMessage(
                        "target 0 of 4 models with 2 pairs of references and a = 0.5 cannot be attacked; leave out "
                                + "the target's pair, a is in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelativeMembershipAttack.of(new double[][] {{0, 1, 1, 1}}, MEMBERS, half))
                .withMessage("record 0 has the signals [0.0, 1.0, 1.0, 1.0] for 4 models; give one probability above 0 "
                        + "and at most 1 for each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelativeMembershipAttack.of(half, new boolean[][] {{true}}, half))
                .withMessage("record 0 has 1 memberships for 4 models; give one for each model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelativeMembershipAttack.of(half, MEMBERS, new double[0][]))
                .withMessage(
                        "there are signals of 1 records, memberships of 1 and a population of 0; the first two are "
                                + "equal and none is 0");
    }
}
