package dev.assize.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateRatioBoundTest {
    /** 100 of 110 against 10 of 80; the two first values are in the documentation of a library, the last by tables. */
    @ParameterizedTest
    @CsvSource({"BAILEY, 4.61953896", "KATZ_LOG, 4.45958661"})
    void agreesWithPublishedValues(RateRatioBound bound, double expected) {
        assertThat(bound.of(new Counts("in", 100, 110), new Counts("out", 10, 80), 0.05))
                .isCloseTo(expected, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource(RateRatioBound.class)
    void isBelowTheRatio_andRisesToIt(RateRatioBound bound) {
        double last = 0;
        for (int scale = 1; scale <= 1000; scale *= 10) {
            double found = bound.of(
                    new Counts("in", 60L * scale, 100L * scale), new Counts("out", 20L * scale, 100L * scale), 0.05);
            assertThat(found).isGreaterThan(last).isLessThan(3);
            last = found;
        }
        assertThat(last).isGreaterThan(2.9);
    }

    @ParameterizedTest
    @EnumSource(RateRatioBound.class)
    void isAFiniteNumber_forEveryCount(RateRatioBound bound) {
        for (int caught = 0; caught <= 6; caught++) {
            for (int wrong = 0; wrong <= 5; wrong++) {
                for (double significance : new double[] {1e-6, 0.01, 0.4}) {
                    assertThat(bound.of(new Counts("in", caught, 6), new Counts("out", wrong, 5), significance))
                            .isFinite()
                            .isGreaterThanOrEqualTo(0);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = RateRatioBound.class, names = "ADJUSTED_LOG", mode = EnumSource.Mode.EXCLUDE)
    void isZero_whenNobodyIsCaught(RateRatioBound bound) {
        assertThat(bound.of(new Counts("in", 0, 9), new Counts("out", 3, 9), 0.05))
                .isZero();
    }

    @Test
    void refusesWhatHasNoBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateRatioBound.BAILEY.of(new Counts("in", 0, 0), new Counts("out", 1, 2), 0.05))
                .withMessage(
                        "the significance is 0.05 for 0 and 2 records; it lies above 0 and below 0.5, and both sides "
                                + "have records");
    }
}
