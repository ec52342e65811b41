package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "3, 3",
        "0.05, 0.05",
        "1.0E-5, 0.00001",
        "1.0E-6, 0.000001",
        "1.0E-7, 1e-7",
        "1.5E-9, 1.5e-9",
        "-2.5E-8, -2.5e-8",
        "1.0E20, 100000000000000000000",
        "1.0E21, 1e+21",
        "1.25E25, 1.25e+25",
        "333333333.33333329, 333333333.3333333",
        "4.5, 4.5",
        "-17.25, -17.25"
    })
    void writesTheFormOfEcmaScript(double value, String text) {
        assertThat(CanonicalNumber.text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "2.0E23, 2e+23",
        "1.0E23, 1e+23",
        "4.9E-324, 5e-324",
        "2.2E-322, 2.2e-322",
        "8.41E21, 8.41e+21"
    })
    void writesNoDigitMoreThanNeeded_alsoBeforeJava19(double value, String text) {
        assertThat(CanonicalNumber.text(value)).isEqualTo(text);
    }

    @Test
    void readsBackAsTheSameNumber() {
        SplittableRandom random = new SplittableRandom(20_261_123L);
        for (int i = 0; i < 2_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalNumber.text(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThatThrownBy(() -> CanonicalNumber.text(Double.NaN))
                .hasMessage("there is no canonical text for NaN; numbers must be finite");
    }
}
