package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchChargeTest {
    private static final List<Phase> PHASES = List.of(new Phase(new SampledGaussian(0.01, 2), 1000));

    @Test
    void countsEveryRun_whenTheirNumberIsKnown() {
        double three = SearchCharge.known(PHASES, 3, 1e-5).upper();

        assertThat(three)
                .isEqualTo(Accounting.epsilon(List.of(new Phase(new SampledGaussian(0.01, 2), 3000)), 1e-5)
                        .upper());
    }

    @Test
    void costsLess_whenTheNumberOfManyRunsIsRandom() {
        double one = Accounting.epsilon(PHASES, 1e-5).upper();

        assertThat(SearchCharge.poisson(PHASES, 100, 1e-5).upper())
                .isBetween(one, SearchCharge.known(PHASES, 100, 1e-5).upper());
        assertThat(SearchCharge.negativeBinomial(PHASES, 1, 100, 1e-5).upper())
                .isBetween(one, SearchCharge.known(PHASES, 100, 1e-5).upper());
    }

    @Test
    void stopsWhereTheMeanSays() {
        assertThat(SearchCharge.stopping(1, 10)).isCloseTo(0.1, within(1e-12)); // geometric: mean 1 / g
        double logarithmic = SearchCharge.stopping(0, 10);
        assertThat((1 / logarithmic - 1) / -Math.log(logarithmic)).isCloseTo(10, within(1e-9));
    }

    @Test
    void refusesMeans_thatMakeNoSense() {
        assertThatThrownBy(() -> SearchCharge.negativeBinomial(PHASES, 1, 0.5, 1e-5))
                .hasMessage("the mean number of runs is 0.5; it is finite and at least 1.0");
        assertThatThrownBy(() -> SearchCharge.negativeBinomial(PHASES, -1, 2, 1e-5))
                .hasMessage("the shape of the number of runs is -1.0; it is finite and at least 0");
    }
}
