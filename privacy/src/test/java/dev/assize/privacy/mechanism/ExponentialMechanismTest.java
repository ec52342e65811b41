package dev.assize.privacy.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.privacy.accounting.Accounting;
import dev.assize.privacy.accounting.EpsilonBracket;
import dev.assize.privacy.accounting.RdpAccountant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExponentialMechanismTest {
    @Test
    void hasTheLargestDivergenceOfAllPairsOfLosses() {
        for (double epsilon : new double[] {0.1, 1, 5}) {
            for (double order : new double[] {1.1, 2, 7.5, 60}) {
                double largest = 0;
                for (int i = 0; i <= 10_000; i++) {
                    double t = epsilon * i / 10_000;
                    double share = (Math.exp(epsilon) - Math.exp(t)) / Math.expm1(epsilon);
                    double moment =
                            share * Math.exp((order - 1) * t) + (1 - share) * Math.exp((order - 1) * (t - epsilon));
                    largest = Math.max(largest, Math.log(moment) / (order - 1));
                }

                double divergence = mechanism(epsilon).renyiDivergence(order);
                assertThat(divergence).isCloseTo(largest, within(1e-5 * largest));
                assertThat(divergence).isGreaterThanOrEqualTo(largest - 1e-13);
            }
        }
    }

    @Test
    void isZeroConcentrated_withAnEighthOfTheSquare() {
        assertThat(mechanism(0.01).renyiDivergence(3)).isLessThanOrEqualTo(3 * 0.01 * 0.01 / 8);
        assertThat(mechanism(20).renyiDivergence(500)).isLessThanOrEqualTo(20);
    }

    @Test
    void givesNoMoreThanItsPureEpsilon_whenUsedOnce() {
        EpsilonBracket bracket = Accounting.epsilon(List.of(new Phase(mechanism(1), 1)), 1e-6);

        // (e^(1/2) - e^(x/2))^2/(e - 1) = 1e-6 at x = 2 log(e^(1/2) - sqrt(1e-6 (e - 1)))
        double exact = 2 * Math.log(Math.exp(0.5) - Math.sqrt(1e-6 * Math.expm1(1)));
        assertThat(bracket.upper()).isBetween(exact * (1 - 1e-9), exact * 1.001);
        assertThat(Accounting.pureEpsilon(List.of(new Phase(mechanism(1), 3)))).hasValue(3);
    }

    @Test
    void takesTheSmallerOfPairsAndDivergences_whenUsedOften() {
        List<Phase> phases = List.of(new Phase(mechanism(0.1), 1000));

        EpsilonBracket bracket = Accounting.epsilon(phases, 1e-5);
        assertThat(bracket.upper())
                .isLessThanOrEqualTo(new RdpAccountant().epsilon(phases, 1e-5).upper());
        assertThat(bracket.lower()).isBetween(0.9 * bracket.upper(), bracket.upper());
    }

    @Test
    void isRefused_whenEpsilonIsOutOfRange() {
        assertThatThrownBy(() -> mechanism(0))
                .hasMessage("the exponential mechanism has epsilon 0.0; it lies from 1.0E-6 to 1000.0");
    }

    private static ExponentialMechanism mechanism(double epsilon) {
        return new ExponentialMechanism(epsilon, Neighbors.ADD_OR_REMOVE);
    }
}
