package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuditPowerTest {
    /** All of n caught, none of n wrongly: the rates are at least 0.025^(1/n) and at most 1 - 0.025^(1/n). */
    @Test
    void isTheBoundOfAPerfectAttack_byHand() {
        double rate = Math.pow(0.025, 1.0 / 100);

        assertThat(AuditPower.ofCanaries(100, 100, 0, 0.05)).isCloseTo(Math.log(rate / (1 - rate)), within(1e-9));
        assertThat(AuditPower.ofCanaries(1, 1, 0, 0.05)).isZero();
    }

    @Test
    void isReachedByAPerfectAttack_andByNoOther() {
        double[] in = new double[40];
        Arrays.fill(in, 1);
        CanaryScores perfect = CanaryScores.of(in, new double[60]);
        in[0] = -1;
        CanaryScores flawed = CanaryScores.of(in, new double[60]);
        double power = AuditPower.ofCanaries(40, 60, 1e-5, 0.05);

        assertThat(CanaryBound.of(perfect, 1e-5, 0.05).bothWaysAt(1)).isCloseTo(power, within(1e-12));
        assertThat(CanaryBound.of(flawed, 1e-5, 0.05).bothWaysAt(1)).isLessThan(power);
    }

    @Test
    void growsWithTheRows() {
        double last = -1;
        for (int rows = 1; rows < 100_000; rows *= 4) {
            double power = AuditPower.ofCanaries(rows, rows, 1e-5, 0.05);
            assertThat(power).isGreaterThanOrEqualTo(last);
            last = power;
        }
        assertThat(last).isGreaterThan(8);
    }

    @Test
    void isNeverBelowWhatOneRunMeasures() {
        double power = AuditPower.ofOneRun(1000, 1e-5, 0.05);

        for (long guesses : new long[] {10, 100, 500, 1000}) {
            assertThat(OneRunAudit.ofAnyTraining(1e-5, 0.05)
                            .epsilon(new OneRunGuesses(1000, guesses, guesses - guesses / 20)))
                    .isLessThan(power);
        }
        assertThat(power).isBetween(4.0, 6.0);
    }
}
