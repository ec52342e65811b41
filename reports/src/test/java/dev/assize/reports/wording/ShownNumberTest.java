package dev.assize.reports.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Estimate;
import dev.assize.core.Fraction;
import dev.assize.core.Interval;
import dev.assize.core.Unit;
import dev.assize.policies.Limit;
import dev.assize.reports.SampleReport;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumberTest {
    private static final Texts TEXTS = Texts.of("en");

    @ParameterizedTest
    @CsvSource({
        "FRACTION, 0.5432, 54.3_%",
        "FRACTION, 0, 0.0_%",
        "FRACTION_DIFFERENCE, -0.1234, −12.3_pp",
        "RATIO, 0.8, 0.800",
        "COUNT, 1234567, 1~234~567",
        "COUNT, -5, −5",
        "COUNT, 2.5, 2.500",
        "NUMBER, 3.14159, 3.142",
        "NUMBER, 0.000032, 3.2e−5",
        "NUMBER, 123456789, 1.23e8",
        "NUMBER, 0, 0.000"
    })
    void showsEachUnit(Unit unit, double value, String shown) {
        assertThat(ShownNumber.of(unit).value(value))
                .isEqualTo(shown.replace('_', '\u00a0').replace('~', '\u202f'));
    }

    @ParameterizedTest
    @CsvSource({
        "0.7996, 0.80,, 0.799", "0.8004, 0.80,, 0.800", "0.8, 0.80,, 0.800", "0.79999999, 0.80,, 0.799",
        "0.8004,, 0.80, 0.801", "0.80000001,, 0.80, 0.801", "0.7996,, 0.80, 0.800", "-0.2004, -0.2,, −0.201",
        "0.82549, 0.8255,, 0.8254", "0.00099999, 0.001,, 9.99e−4", "3.00001,, 3, 3.001"
    })
    void roundsAwayFromALimitThatIsBroken(double value, String atLeast, String atMost, String shown) {
        assertThat(ShownNumber.beside(SampleReport.limit(atLeast, atMost), Unit.RATIO)
                        .value(value))
                .isEqualTo(shown);
    }

    @Test
    void comparesTheExactFraction_whereThereIsOne() {
        Fraction below =
                new Fraction(new java.math.BigInteger("79999999999999999999999"), java.math.BigInteger.TEN.pow(23));

        assertThat(below.toDouble()).isEqualTo(0.8);
        assertThat(ShownNumber.beside(SampleReport.limit("0.80", null), Unit.RATIO)
                        .value(Estimate.exact(below)))
                .isEqualTo("0.799");
    }

    @Test
    void neverLooksBetterThanItIs_forRandomNumbersAndLimits() {
        SplittableRandom random = new SplittableRandom(20_261_101L);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal bound = BigDecimal.valueOf(random.nextInt(1, 1000), random.nextInt(2, 5));
            double value = bound.doubleValue() + (random.nextDouble() - 0.5) * Math.pow(10, -random.nextInt(1, 9));
            Limit least = SampleReport.limit(bound.toString(), null).orElseThrow();
            BigDecimal shown = new BigDecimal(ShownNumber.beside(java.util.Optional.of(least), Unit.RATIO)
                    .value(value)
                    .replace('−', '-'));

            assertThat(shown.compareTo(bound) >= 0)
                    .as("%s against %s prints %s", value, bound, shown)
                    .isEqualTo(BigDecimal.valueOf(value).compareTo(bound) >= 0);
        }
    }

    @Test
    void roundsTheEndsOfIntervalsAwayToo() {
        Interval interval = new Interval(0.79996, 0.9, 0.95, "Katz log");

        assertThat(ShownNumber.beside(SampleReport.limit("0.80", null), Unit.RATIO)
                        .interval(interval, TEXTS))
                .isEqualTo("0.799 to 0.900");
        assertThat(ShownNumber.of(Unit.FRACTION).interval(interval, TEXTS)).isEqualTo("80.0 to 90.0\u00a0%");
    }

    @Test
    void showsLimitsInTheUnitOfTheirNumbers() {
        Limit both = SampleReport.limit("0.80", "1.25").orElseThrow();

        assertThat(ShownNumber.of(Unit.RATIO).demand(both, TEXTS)).isEqualTo("≥ 0.80 and ≤ 1.25");
        assertThat(ShownNumber.of(Unit.FRACTION).demand(both, TEXTS)).isEqualTo("≥ 80\u00a0% and ≤ 125\u00a0%");
        assertThat(ShownNumber.of(Unit.FRACTION_DIFFERENCE)
                        .demand(SampleReport.limit(null, "0.055").orElseThrow(), TEXTS))
                .isEqualTo("≤ 5.5\u00a0pp");
        assertThat(ShownNumber.of(Unit.NUMBER)
                        .demand(SampleReport.limit(null, "1e30").orElseThrow(), TEXTS))
                .isEqualTo("≤ 1E+30");
    }
}
