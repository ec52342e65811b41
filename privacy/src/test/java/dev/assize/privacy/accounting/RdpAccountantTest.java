package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.privacy.mechanism.GaussianMechanism;
import dev.assize.privacy.mechanism.Neighbors;
import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import org.junit.jupiter.api.Test;

class RdpAccountantTest {
    private final RdpAccountant accountant = new RdpAccountant();

    @Test
    void equalsBestOrderByHand_forOneGaussian() {
        List<Phase> phases = List.of(new Phase(new GaussianMechanism(2, Neighbors.ADD_OR_REMOVE), 1));

        // order 9: 9/8 + log(8/9) - log(9e-5)/8
        assertThat(new RdpAccountant(RenyiOrders.of(9)).epsilon(phases, 1e-5).upper())
                .isCloseTo(1.125 + Math.log(8 / 9.0) - Math.log(9e-5) / 8, within(1e-12));
        assertThat(accountant.epsilon(phases, 1e-5).upper()).isBetween(1.99, 2.2);
    }

    @Test
    void isZero_whenNothingWasUsedOrDeltaCoversAll() {
        List<Phase> little = List.of(new Phase(new SampledGaussian(1e-5, 100), 1));

        assertThat(accountant.epsilon(List.of(), 1e-5).upper()).isZero();
        assertThat(accountant.delta(List.of(), 1).upper()).isZero();
        assertThat(accountant.epsilon(little, 0.5).upper()).isZero();
    }

    @Test
    void returnsTo_whereItStarted() {
        List<Phase> phases = List.of(new Phase(new SampledGaussian(0.01, 1.1), 1000));
        double epsilon = accountant.epsilon(phases, 1e-5).upper();

        assertThat(accountant.delta(phases, epsilon).upper()).isCloseTo(1e-5, within(1e-10));
    }

    @Test
    void refusesDelta_outsideItsRange() {
        assertThatThrownBy(() -> accountant.epsilon(List.of(), 1))
                .hasMessage("delta is 1.0; it is a probability above 0 and below 1");
        assertThatThrownBy(() -> accountant.delta(List.of(), -1))
                .hasMessage("epsilon is -1.0; it is finite and at least 0");
        assertThatThrownBy(RenyiOrders::of).hasMessage("no Rényi order was given; give at least one above 1");
        assertThatThrownBy(() -> RenyiOrders.of(1)).hasMessage("the Rényi order is 1.0; it is finite and above 1");
    }

    @Test
    void coversOrders_from105To10000() {
        double[] orders = RenyiOrders.standard().values();

        assertThat(orders[0]).isEqualTo(1.05);
        assertThat(orders[orders.length - 1]).isCloseTo(10_000, within(1e-6));
        assertThat(orders).isSorted();
    }
}
