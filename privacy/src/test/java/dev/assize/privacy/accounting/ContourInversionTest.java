package dev.assize.privacy.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.privacy.mechanism.Phase;
import dev.assize.privacy.mechanism.SampledGaussian;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The brackets of the accountant against an account that is computed in another way. */
class ContourInversionTest {
    private static final double CLOSE = 1e-4;

    @Test
    void agreesWithTheExactGaussian_whenAllTakePart() {
        double inverted = new ContourInversion(1, 2, 4).delta(3, 2, 60);

        double exact = Accounting.delta(List.of(new Phase(new SampledGaussian(1, 2), 3)), 2)
                .upper();
        assertThat(inverted).isCloseTo(exact, within(1e-6 * exact));
    }

    @ParameterizedTest(name = "q {0}, s {1}, T {2}, delta {3}")
    @CsvSource({
        "1e-5, 0.5, 1000000, 1e-9, 4.0, 80", // here other accountants say 2.8207, whose delta is 1.05e-9
        "1e-4, 0.3, 50000, 1e-9, 0.5, 100", // here another one says 31.11325, whose delta is 1.002e-9
        "0.01, 1.1, 10000, 1e-5, 4.0, 40",
        "0.01, 1.0, 1000, 1e-12, 7.0, 200",
        "0.001, 0.8, 20000, 1e-7, 6.0, 200",
        "0.05, 3.0, 500, 1e-6, 8.0, 80"
    })
    void bracketsEpsilon(double rate, double noise, long steps, double delta, double line, double most) {
        EpsilonBracket bracket = Accounting.epsilon(List.of(new Phase(new SampledGaussian(rate, noise), steps)), delta);

        ContourInversion inversion = new ContourInversion(rate, noise, line);
        assertThat(inversion.delta(steps, bracket.upper(), most)).isLessThanOrEqualTo(delta * (1 + CLOSE));
        assertThat(inversion.delta(steps, bracket.lower(), most)).isGreaterThanOrEqualTo(delta * (1 - CLOSE));
    }

    @Test
    void findsThePeerTooLow_whereTheReferenceCallsItDoubtful() {
        double delta = new ContourInversion(1e-5, 0.5, 4).delta(1_000_000, 2.820734642931494, 80);

        assertThat(delta).isCloseTo(1.0483e-9, within(2e-13)); // above the 1e-9 that 2.8207 is said to go with
    }

    @Test
    void findsThePeerALittleTooLow_whereThereIsLittleNoise() {
        double delta = new ContourInversion(1e-4, 0.3, 0.5).delta(50_000, 31.113246665435174, 100);

        assertThat(delta).isCloseTo(1.00198e-9, within(1e-14));
    }
}
