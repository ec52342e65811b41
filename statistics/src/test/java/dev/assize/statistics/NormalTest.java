package dev.assize.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.6744897501960817",
        "0.9, 1.6448536269514722",
        "0.95, 1.959963984540054",
        "0.99, 2.5758293035489004"
    })
    void hasTheTabulatedQuantiles(double confidence, double z) {
        assertThat(Normal.twoSidedQuantile(confidence)).isCloseTo(z, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.999, 0.5, 0.05, 1e-3, 1e-4, 1e-10, 1e-16, 1e-17, 1e-50, 1e-150, 1e-300})
    void quantileUndoesTheTail_alsoFarOut(double alpha) {
        double z = Normal.twoSidedTailQuantile(alpha);

        assertThat(Math.log(Normal.twoSidedTail(z))).isCloseTo(Math.log(alpha), within(1e-11));
    }

    @Test
    void tailHasTheKnownValue_farOut() {
        assertThat(Normal.twoSidedTail(10) / (2 * 7.619853024160526e-24)).isCloseTo(1, within(1e-11));
        assertThat(Normal.twoSidedTail(-1.959963984540054)).isCloseTo(0.05, within(1e-14));
        assertThat(Normal.cumulative(0)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void refusesAConfidenceOutsideItsRange(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normal.twoSidedQuantile(confidence))
                .withMessage("confidence is " + confidence + ", it must lie between 0 and 1");
    }

    @Test
    void refusesAnAlphaOutsideItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Normal.twoSidedTailQuantile(1e-301))
                .withMessage("alpha is 1.0E-301, it must lie between 1e-300 and 1");
    }
}
