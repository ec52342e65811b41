package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.privacy.loss.GaussianTail;
import dev.assize.privacy.mechanism.ConcentratedMechanism;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackBoundTest {
    @Test
    void followsTheTradeOffOfTheGaussian_fromAbove() {
        AttackBound bound = new AttackBound(List.of(new Phase(new SampledGaussian(1, 2), 4)));

        // four releases of noise 2 are one of noise 1: the best test has a rate of P(Z > z - 1) at P(Z > z)
        for (double z : new double[] {0, 1, 2, 3}) {
            double exact = GaussianTail.above(z - 1);
            assertThat(bound.truePositiveRate(GaussianTail.above(z))).isBetween(exact, 1.002 * exact);
        }
        double advantage = 1 - 2 * GaussianTail.above(0.5);
        assertThat(bound.advantage()).isBetween(advantage * (1 - 1e-9), advantage * 1.001);
    }

    @Test
    void refusesRates_andMechanismsWithoutAPair() {
        AttackBound bound = new AttackBound(List.of(new Phase(new SampledGaussian(0.1, 2), 4)));

        assertThatThrownBy(() -> bound.truePositiveRate(1.5))
                .hasMessage("the false positive rate is 1.5; it is a fraction from 0 to 1");
        assertThatThrownBy(() -> new AttackBound(List.of(new Phase(new ConcentratedMechanism(0.1, 0), 4))))
                .hasMessageEndingWith("; the bounds of attacks need one for every phase");
    }
}
