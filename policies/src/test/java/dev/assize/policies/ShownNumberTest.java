package dev.assize.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumberTest {
    private static final Limit LIMIT =
            new Limit(Optional.of(new BigDecimal("0.80")), Optional.of(new BigDecimal("1.25")));

    @ParameterizedTest
    @CsvSource({
        "0.79996, 0.7999",
        "0.8, 0.8",
        "0.80004, 0.8001",
        "1.25004, 1.251",
        "1.24996, 1.249",
        "0.123456, 0.1235",
        "-0.123456, -0.1235",
        "123456, 123500",
        "1e-9, 0.000000001",
        "0, 0"
    })
    void roundsAwayFromTheLimit(double value, String shown) {
        assertThat(ShownNumber.text(value, LIMIT)).isEqualTo(shown);
    }

    @Test
    void staysOnItsSideOfEachLimit_forAnyValue() {
        SplittableRandom random = new SplittableRandom(5L);
        for (int draw = 0; draw < 10_000; draw++) {
            double value = (random.nextBoolean() ? 0.8 : 1.25) + (random.nextDouble() - 0.5) * 1e-3;
            BigDecimal shown = new BigDecimal(ShownNumber.text(value, LIMIT));

            assertThat(LIMIT.ends())
                    .allSatisfy(end -> assertThat(Integer.signum(shown.compareTo(end)))
                            .isEqualTo(Integer.signum(BigDecimal.valueOf(value).compareTo(end))));
        }
    }
}
